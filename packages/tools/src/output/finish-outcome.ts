import type { FileChange } from '../hands/hands.ts';
import type { ToolOutcome } from '../toolbox.ts';
import { clipText } from './clip-text.ts';
import { oneLine } from './one-line.ts';

/** How a call ended, before its text is fit to be read. */
export interface RawOutcome {
  readonly status: ToolOutcome['status'];
  readonly text: string;
  readonly summary: string;
  readonly rule?: string;
  /** Bytes of the whole output where `text` already leaves some out. */
  readonly totalBytes?: number;
  readonly changes?: readonly FileChange[];
  readonly exitCode?: number;
}

/** Redacts, then clips: in this order, since half a secret is found by nobody. */
export function finishOutcome(
  raw: RawOutcome,
  options: {
    readonly durationMs: number;
    readonly maxOutputBytes: number;
    readonly redactor: { redact(text: string): string };
  },
): ToolOutcome {
  const { redactor, maxOutputBytes, durationMs } = options;
  const { text, totalBytes, clipped } = clipText(
    redactor.redact(raw.text),
    maxOutputBytes,
    raw.totalBytes,
  );
  const whole = Math.max(raw.totalBytes ?? 0, totalBytes);
  return {
    status: raw.status,
    text,
    summary: oneLine(redactor.redact(raw.summary)),
    ...(raw.rule === undefined ? {} : { rule: raw.rule }),
    totalBytes: whole,
    clipped: clipped || whole > totalBytes,
    durationMs,
    changes: raw.changes ?? [],
    ...(raw.exitCode === undefined ? {} : { exitCode: raw.exitCode }),
  };
}
