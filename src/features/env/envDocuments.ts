import * as vscode from 'vscode';
import { analyzeEnv, mentionsMiniMax, type EnvAnalysis } from '../../env/analyzeEnv';
import type { EnvContext } from '../../env/envContext';
import { isTemplateFileName } from '../../env/envFile';
import type { CredentialPair } from '../../env/pairs';
import { readRuleSettings, type RuleSettings } from '../../env/ruleCatalogue';
import type { CredentialHealth } from '../../health/credentialHealth';
import type { HealthRecordFile } from '../../health/healthRecordFile';
import { verdictOn, type HealthRecord } from '../../health/healthRecord';
import { settings } from '../../ids';
import { Emitter, type Disposable } from '../../shared/emitter';
import type { GitStates } from '../../workbench/gitStates';
import { originOf } from '../../workbench/settings';
import { isEnvDocument } from '../../workbench/envSelector';

/** What {@link EnvDocuments} is made of. */
export interface EnvDocumentsServices {
  readonly health: CredentialHealth;
  readonly recordFile: HealthRecordFile;
  readonly gitStates: GitStates;
}

/** Which documents are `.env` files, and what is known of each: one analysis a version, shared by all providers. */
export class EnvDocuments implements Disposable {
  readonly #services: EnvDocumentsServices;
  readonly #changed = new Emitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly #analyses = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly knowledge: number; readonly analysis: EnvAnalysis }
  >();
  #record: HealthRecord | undefined;
  #rules: RuleSettings;
  /** Counts what analyses depend on besides the text. */
  #knowledge = 0;

  constructor(services: EnvDocumentsServices) {
    this.#services = services;
    this.#rules = readRules();
    const changed = (): void => {
      this.#knowledge++;
      this.#changed.fire();
    };
    const subscriptions: Disposable[] = [
      services.health.onDidChange(changed),
      services.gitStates.onDidChange(changed),
      services.recordFile.onDidChange((record) => {
        this.#record = record;
        changed();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('minimax')) {
          this.#rules = readRules();
          changed();
        }
      }),
    ];
    this.#subscriptions = vscode.Disposable.from(...subscriptions);
    void services.recordFile.record.then((record) => {
      this.#record = record;
      changed();
    });
  }

  /** Tells that something has changed on which analyses depend besides the text. */
  get onDidChange(): (listener: () => void) => Disposable {
    return this.#changed.event;
  }

  /** The documents that are open now and are `.env` files. */
  get open(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter((document) => !document.isClosed && isEnvDocument(document));
  }

  /** What is known besides the text of a document. */
  contextOf(document: vscode.TextDocument): EnvContext {
    return {
      ...this.plainContext(),
      isTemplate: isTemplateFileName(document.uri.path),
      gitState: vscode.workspace.isTrusted ? this.#services.gitStates.stateOf(document.uri) : 'unknown',
    };
  }

  /** What is known whatever the document. */
  plainContext(): EnvContext {
    const record = this.#record;
    const { stored } = this.#services.health.snapshot;
    return {
      now: Date.now(),
      language: vscode.env.language,
      rules: this.#rules,
      originOf,
      verdictOf: (credentials) => {
        const origin = originOf(credentials.region);
        return record === undefined || origin === undefined
          ? undefined
          : verdictOn(record, credentials, origin);
      },
      ...(stored?.state === 'stored' ? { stored: stored.credentials } : {}),
    };
  }

  /** The analysis of a document as it is now; `undefined` for one that does not concern MiniMax. */
  analysisOf(document: vscode.TextDocument): EnvAnalysis | undefined {
    if (!isEnvDocument(document)) {
      return undefined;
    }
    const known = this.#analyses.get(document);
    if (known?.version === document.version && known.knowledge === this.#knowledge) {
      return known.analysis;
    }
    const text = document.getText();
    if (!mentionsMiniMax(text)) {
      return undefined;
    }
    const analysis = analyzeEnv(text, this.contextOf(document));
    this.#analyses.set(document, { version: document.version, knowledge: this.#knowledge, analysis });
    return analysis;
  }

  /** The analysis of the document at an address, when that is open. */
  openAt(uri: vscode.Uri): EnvAnalysis | undefined {
    const document = this.#openDocument(uri);
    return document && this.analysisOf(document);
  }

  /** The pairs of a file as it is now, also when it is not open. Rejects when the file cannot be read. */
  async pairsAt(uri: vscode.Uri): Promise<readonly CredentialPair[]> {
    const open = this.#openDocument(uri);
    // VS Code would make a new unsaved document in the place of one that was closed.
    if (open === undefined && uri.scheme === 'untitled') {
      return [];
    }
    return this.analysisOf(open ?? (await vscode.workspace.openTextDocument(uri)))?.pairs ?? [];
  }

  /** Takes note that a moment has come at which an analysis stops being true. */
  timePassed(): void {
    this.#knowledge++;
    this.#changed.fire();
  }

  #openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
    return this.open.find((document) => document.uri.toString() === uri.toString());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}

function readRules(): RuleSettings {
  return readRuleSettings(vscode.workspace.getConfiguration().get<unknown>(settings.env.rules));
}
