/** How the logging went, told when it is closed. */
export interface LoggingReport {
  /** Lines handed to the file. */
  readonly written: number;
  /** Lines that are not in the file: the buffer was full, redaction failed, or the file could not be written. */
  readonly dropped: number;
  /** Why the file could not be written: an error's code or message; absent when it could. */
  readonly failure?: string;
}
