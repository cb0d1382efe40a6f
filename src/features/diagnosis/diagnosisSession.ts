import * as vscode from 'vscode';
import { planOfDiagnosis } from '../../diagnosis/plan';
import { buildDiagnosis, type Diagnosis, type DiagnosisSnapshot } from '../../diagnosis/diagnosis';
import type {
  DiagnosisFocus,
  DiagnosisInput,
  RegionConsent,
  ToolFileInput,
  VerifiedCombination,
} from '../../diagnosis/input';
import { newestVerdict } from '../../diagnosis/candidates';
import { readEnvFile, readEnvironment } from '../../diagnosis/readPlaces';
import { absentToolFile, readToolSettings, type ToolFile } from '../../diagnosis/toolSettings';
import { isTemplateFileName } from '../../env/envFile';
import { verdictOn } from '../../health/healthRecord';
import type { Credentials } from '../../minimax/credentials';
import { sameCredentials } from '../../minimax/credentials';
import { Emitter, type Disposable } from '../../shared/emitter';
import { findEnvFiles } from '../../workbench/envSelector';
import { fileName } from '../../workbench/fileName';
import { endpoint, originOf } from '../../workbench/settings';
import type { DiagnosisServices } from './diagnosisServices';

/**
 * One diagnosis: what was found, what is being asked, and what came back. Builds the picture anew at every change; the
 * newest run wins.
 */
export class DiagnosisSession implements Disposable {
  readonly #services: DiagnosisServices;
  readonly #changed = new Emitter<Diagnosis>();
  #places: Pick<DiagnosisInput, 'stored' | 'envFiles' | 'environment'> = {
    stored: undefined,
    envFiles: [],
    environment: [],
  };
  #tools: ToolFileInput[] | undefined;
  #toolFiles: readonly ToolFile[] = [];
  #verified: VerifiedCombination[] = [];
  #running: Credentials[] = [];
  #run: DiagnosisInput['run'] = 'notRun';
  #consents: RegionConsent[] = [];
  #focus: DiagnosisFocus | undefined;
  /** The run that ended last, and the one before it, with which the page compares it. */
  #lastRun: DiagnosisSnapshot | undefined;
  #previous: DiagnosisSnapshot | undefined;
  /** Counts the readings of the places; an older one that takes longer does not replace a newer one. */
  #readings = 0;
  #placesReading = 0;
  #controller: AbortController | undefined;
  #disposed = false;

  constructor(services: DiagnosisServices) {
    this.#services = services;
  }

  /** Tells of every new picture. */
  get onDidChange(): (listener: (diagnosis: Diagnosis) => void) => Disposable {
    return this.#changed.event;
  }

  /** The picture as it is now. */
  get diagnosis(): Diagnosis {
    return buildDiagnosis(this.#input());
  }

  /** Makes the picture about certain credentials, or about those that the user's program will probably use. */
  focusOn(focus: DiagnosisFocus | undefined): void {
    this.#focus = focus;
  }

  /** Reads again where credentials are, without asking MiniMax anything. */
  async refresh(): Promise<void> {
    await this.#readPlaces();
    await this.#recallVerdicts();
    this.#tell();
  }

  /** Verifies everything that may be verified. A run that is under way is ended. */
  async run(): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.#previous = this.#lastRun;
    this.#verified = [];
    this.#running = [];
    this.#run = 'running';
    await this.#readPlaces();
    // Meanwhile it may have been cancelled, or another run may have begun.
    if (!controller.signal.aborted) {
      await this.#verify(planOfDiagnosis(this.#input()), controller);
    }
  }

  /**
   * Lets the user change credentials, and verifies everything when they did. Whoever leaves an input with Esc has asked
   * for nothing, so nothing is sent.
   */
  async runAfter(change: () => Promise<void>): Promise<void> {
    const before = planOfDiagnosis(this.#input());
    await change();
    await this.refresh();
    const after = planOfDiagnosis(this.#input());
    const isSame =
      before.length === after.length &&
      after.every((credentials, index) => sameCredentials(credentials, before[index]));
    if (!isSame) {
      await this.run();
    }
  }

  /** Verifies credentials in a region that their place does not name: the user's click is the consent. */
  async askRegion(credentials: Credentials): Promise<void> {
    this.#consents.push({ apiKey: credentials.apiKey, region: credentials.region });
    const controller = this.#controller ?? new AbortController();
    this.#controller = controller;
    this.#run = 'running';
    const input = this.#input();
    // What the key's own region says belongs to it: without that, the other one's answer proves no wrong region.
    const unknown = planOfDiagnosis(input).filter(
      (each) =>
        each.apiKey.equals(credentials.apiKey) &&
        each.groupId === credentials.groupId &&
        each.region !== credentials.region &&
        newestVerdict(input, each) === undefined &&
        !this.#running.some((other) => sameCredentials(other, each)),
    );
    await this.#verify([...unknown, credentials], controller);
  }

  /** Ends a run; what has been found out stays. */
  cancel(): void {
    if (this.#run === 'running') {
      this.#controller?.abort();
      this.#controller = undefined;
      this.#running = [];
      this.#run = 'cancelled';
      this.#tell();
    }
  }

  /** Reads the settings of other programs, which the user allowed by a click that named them. */
  async readTools(files: readonly ToolFile[]): Promise<void> {
    this.#toolFiles = files;
    await this.#readTools();
    await this.#recallVerdicts();
    this.#tell();
  }

  dispose(): void {
    this.#disposed = true;
    this.#controller?.abort();
    this.#changed.dispose();
  }

  async #verify(plan: readonly Credentials[], controller: AbortController): Promise<void> {
    this.#running = [...this.#running, ...plan];
    this.#tell();
    await Promise.all(
      plan.map(async (credentials) => {
        try {
          const verdict = await this.#services.verifier.verify(credentials, controller.signal);
          if (controller.signal.aborted) {
            return;
          }
          if (verdict !== undefined) {
            this.#verified.push({ credentials, verdict });
            // The status bar and the files show what was found out here.
            await this.#services.health.takeVerdict(credentials, verdict);
          }
        } catch (error) {
          if (!controller.signal.aborted) {
            throw error;
          }
          return;
        }
        this.#running = this.#running.filter((each) => !sameCredentials(each, credentials));
        this.#tell();
      }),
    );
    // Another region may be asked while a run is under way: the last of the two to end ends both.
    if (!controller.signal.aborted && this.#running.length === 0) {
      this.#run = 'done';
      this.#lastRun = this.diagnosis.snapshot;
      this.#tell();
    }
  }

  async #readPlaces(): Promise<void> {
    this.#readings += 1;
    const reading = this.#readings;
    const { store, documents } = this.#services;
    const stored = await store.stored;
    const uris = (await this.#envFiles()).filter((uri) => !isTemplateFileName(uri.path));
    const context = documents.plainContext();
    const envFiles = await Promise.all(
      uris.map(async (uri) => {
        try {
          const document = await vscode.workspace.openTextDocument(uri);
          const analysis = documents.analysisOf(document);
          return analysis === undefined
            ? []
            : [
                readEnvFile(
                  { uri: uri.toString(), label: fileName(uri) },
                  analysis,
                  process.env,
                  documents.contextOf(document),
                ),
              ];
        } catch {
          return [];
        }
      }),
    );
    if (reading > this.#placesReading) {
      this.#placesReading = reading;
      this.#places = {
        stored,
        envFiles: envFiles.flat(),
        environment: readEnvironment(process.env, context),
      };
    }
    if (this.#tools !== undefined) {
      await this.#readTools();
    }
  }

  /** Those of the workspace, and the one that the user asked about: it is open, and may be of a further glob. */
  async #envFiles(): Promise<readonly vscode.Uri[]> {
    const uris = await findEnvFiles();
    const focus = this.#focus;
    const asked =
      focus?.kind === 'envFile'
        ? vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === focus.uri)
        : undefined;
    return asked === undefined || uris.some((uri) => uri.toString() === asked.uri.toString())
      ? uris
      : [...uris, asked.uri];
  }

  async #readTools(): Promise<void> {
    const context = this.#services.documents.plainContext();
    const read = this.#toolFiles.flatMap((file) =>
      toolFileUris(file).map(async (uri): Promise<ToolFileInput> => {
        try {
          const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
          return readToolSettings(file, uri.toString(), text, context);
        } catch {
          return absentToolFile(file);
        }
      }),
    );
    this.#tools = await Promise.all(read);
  }

  /** Takes over what is known already of the values that were found. */
  async #recallVerdicts(): Promise<void> {
    const record = await this.#services.recordFile.record;
    for (const credentials of planOfDiagnosis(this.#input())) {
      const origin = originOf(credentials.region);
      const verdict = origin === undefined ? undefined : verdictOn(record, credentials, origin);
      if (verdict !== undefined) {
        this.#verified.push({ credentials, verdict });
      }
    }
  }

  #input(): DiagnosisInput {
    return {
      ...this.#places,
      tools: this.#tools,
      verified: this.#verified,
      running: this.#running,
      run: this.#run,
      consents: this.#consents,
      endpoints: { international: endpoint('international'), mainland: endpoint('mainland') },
      isTrusted: vscode.workspace.isTrusted,
      hasFolder: (vscode.workspace.workspaceFolders?.length ?? 0) > 0,
      shell: process.platform === 'win32' ? 'powerShell' : 'posix',
      focus: this.#focus,
      previous: this.#previous,
    };
  }

  #tell(): void {
    if (!this.#disposed) {
      this.#changed.fire(this.diagnosis);
    }
  }
}

function toolFileUris({ base, path }: ToolFile): vscode.Uri[] {
  if (base === 'workspace') {
    return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, ...path));
  }
  const home = process.env['HOME'] ?? process.env['USERPROFILE'];
  return home === undefined ? [] : [vscode.Uri.joinPath(vscode.Uri.file(home), ...path)];
}
