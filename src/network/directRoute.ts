import { request, Agent } from 'undici';
import type { DirectRouteFinding } from '../minimax/httpClient';
import { networkFaultOf } from './networkFault';

/** What the direct request may take, in milliseconds: until the connection stands, and from then to the headers. */
export interface DirectRouteLimits {
  readonly connectMs: number;
  readonly headersMs: number;
}

const directRouteLimits: DirectRouteLimits = { connectMs: 5_000, headersMs: 5_000 };

/**
 * Asks a host without a key and past VS Code's proxy support, to tell whether the proxy, the network or MiniMax is
 * at fault when the usual route failed. Built into a file of its own that is loaded only then. Rejects only when it
 * was cancelled.
 * @param origin Such as `https://api.minimax.io`.
 */
export async function askDirectRoute(
  origin: string,
  signal: AbortSignal,
  limits: DirectRouteLimits = directRouteLimits,
): Promise<DirectRouteFinding> {
  const url = new URL('/v1/models', origin);
  const agent = new Agent({
    connect: { timeout: limits.connectMs },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.headersMs,
    maxResponseSize: 1024 * 1024,
    pipelining: 0,
  });
  try {
    const response = await request(url, {
      dispatcher: agent,
      method: 'GET',
      headers: { accept: 'application/json' },
      signal,
    });
    // What it says without a key is of no interest, only that it answers.
    response.body.on('error', () => undefined).destroy();
    return { reached: true };
  } catch (error) {
    signal.throwIfAborted();
    return { reached: false, fault: networkFaultOf(error, url) };
  } finally {
    void agent.destroy().catch(() => undefined);
  }
}
