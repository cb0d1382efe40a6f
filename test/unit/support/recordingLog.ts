import type { Log } from '../../../src/shared/log';

/** A log that keeps its lines. */
export class RecordingLog implements Log {
  readonly lines: string[] = [];

  info(message: string): void {
    this.lines.push(`info ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  error(message: string): void {
    this.lines.push(`error ${message}`);
  }

  get text(): string {
    return this.lines.join('\n');
  }
}
