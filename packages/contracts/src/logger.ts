/** Fields of one log line; values that are not JSON are dropped by the sink. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a package may say something that no event carries; the sink redacts. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
