import type { Answer } from '../minimax/answer';
import type { Credentials } from '../minimax/credentials';
import type { DirectRouteFinding, HttpClient } from '../minimax/httpClient';
import type { Region } from '../minimax/region';
import type { Verdict } from '../minimax/verdict';
import { judge } from '../minimax/verdict';
import type { Log } from '../shared/log';

/** What {@link Verifier} is made of. */
export interface VerifierServices {
  /** Loaded when it is needed, as all that a verification takes. */
  readonly http: () => Promise<HttpClient>;
  /** The origin that a region's setting names, or `undefined` when the setting is refused. */
  readonly originOf: (region: Region) => string | undefined;
  /** Asks a host without a key and past the proxy; called only when a verification could not reach MiniMax. */
  readonly askDirectRoute: (origin: string, signal: AbortSignal) => Promise<DirectRouteFinding>;
  readonly log: Log;
  readonly now: () => number;
}

/** Verifies credentials at the configured host of their region, and looks for the culprit when it is not reached. */
export class Verifier {
  readonly #services: VerifierServices;

  constructor(services: VerifierServices) {
    this.#services = services;
  }

  /** The origin that credentials of a region are sent to, or `undefined` when the setting is refused. */
  originOf(region: Region): string | undefined {
    return this.#services.originOf(region);
  }

  /**
   * The verdict on credentials, or `undefined` when the region's endpoint setting is refused and nothing was sent.
   * Rejects with the signal's reason when cancelled, and as {@link verifyCredentials} does.
   */
  async verify(credentials: Credentials, signal: AbortSignal): Promise<Verdict | undefined> {
    const { http, log, now } = this.#services;
    const origin = this.originOf(credentials.region);
    if (origin === undefined) {
      return undefined;
    }
    const { verifyCredentials } = await import('../minimax/verification');
    log.info(`Verifying a ${credentials.apiKey.kind} key at ${origin}.`);
    const verdict = await verifyCredentials(credentials, {
      http: await http(),
      origin,
      signal,
      now,
      onAnswer: (request, answer) => {
        log.info(`  ${request}: ${describeAnswer(answer)}`);
      },
    });
    const complete =
      verdict.state === 'unreachable' ? await this.#withDirectRoute(verdict, origin, signal) : verdict;
    const { state, rows } = complete;
    log.info(`Verdict: ${state} (key: ${rows.key}, Group ID: ${rows.group}, spending: ${rows.spending}).`);
    return complete;
  }

  async #withDirectRoute(verdict: Verdict, origin: string, signal: AbortSignal): Promise<Verdict> {
    let directRoute: DirectRouteFinding;
    try {
      directRoute = await this.#services.askDirectRoute(origin, signal);
    } catch {
      signal.throwIfAborted();
      this.#services.log.warn('  The direct route could not be tried.');
      return verdict;
    }
    this.#services.log.info(
      `  direct route, without a key: ${directRoute.reached ? 'the host answers' : directRoute.fault}`,
    );
    return judge({ ...verdict.evidence, directRoute });
  }
}

function describeAnswer(answer: Answer): string {
  const { outcome } = answer;
  const how = 'fault' in outcome ? ` ${outcome.fault}` : 'how' in outcome ? ` ${outcome.how}` : '';
  return [
    `${outcome.kind}${how}`,
    answer.httpStatus === undefined ? undefined : `HTTP ${answer.httpStatus}`,
    answer.code === undefined ? undefined : `code ${answer.code}`,
    answer.message === undefined ? undefined : JSON.stringify(answer.message),
    answer.traceId === undefined ? undefined : `trace ${answer.traceId}`,
    `${answer.durationMs} ms`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
