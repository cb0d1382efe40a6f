/** Where the extension writes what it did. Never given a secret or a Group ID. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
