// Takes the place of the compiled module `@vscode/spdlog` in an installed VS Code server, where nothing is compiled.
// Without it no output channel of an extension has any text, and no log file is written.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'] as const;

/** A log file. It is written at once, since a test looks into it at once, and it is never rotated. */
export class Logger {
  private level = levels.indexOf('info');
  private formatted = true;

  constructor(
    _type: string,
    _name: string,
    private readonly file: string,
  ) {}

  trace(message: string): void {
    this.write('trace', message);
  }
  debug(message: string): void {
    this.write('debug', message);
  }
  info(message: string): void {
    this.write('info', message);
  }
  warn(message: string): void {
    this.write('warning', message);
  }
  error(message: string): void {
    this.write('error', message);
  }
  critical(message: string): void {
    this.write('critical', message);
  }
  getLevel(): number {
    return this.level;
  }
  setLevel(level: number): void {
    this.level = level;
  }
  /** There is one pattern in all of VS Code: time, level, message. */
  setPattern(): void {
    this.formatted = true;
  }
  /** Output channels write their text as it is. */
  clearFormatters(): void {
    this.formatted = false;
  }
  flush(): void {
    // Nothing is kept back.
  }
  drop(): void {
    // There is no open file.
  }

  private write(level: (typeof levels)[number], message: string): void {
    if (levels.indexOf(level) < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.formatted ? `${time} [${level}] ${message}\n` : message);
  }
}

export const version = 0;

export function setLevel(): void {
  // Every logger has its own.
}

export function setFlushOn(): void {
  // Nothing is kept back.
}

export function createRotatingLogger(name: string, file: string): Promise<Logger> {
  mkdirSync(dirname(file), { recursive: true });
  return Promise.resolve(new Logger('rotating', name, file));
}

export const createAsyncRotatingLogger = createRotatingLogger;
