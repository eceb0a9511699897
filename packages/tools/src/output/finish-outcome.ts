import type { ToolResult } from '../define-tool.ts';
import type { FileChange } from '../hands/hands.ts';
import type { ToolOutcome } from '../toolbox.ts';
import { clipText } from './clip-text.ts';
import type { KeptOutput } from './keep-output.ts';
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
  readonly whole?: ToolResult['whole'];
}

/** Hides secrets in what a model and a person read. */
export function redactOutcome(
  raw: RawOutcome,
  { redact }: { readonly redact: (text: string) => string },
): RawOutcome {
  return { ...raw, text: redact(raw.text), summary: redact(raw.summary) };
}

/** Clips what was redacted: in this order, since half a secret is found by nobody. */
export function finishOutcome(
  raw: RawOutcome,
  options: {
    readonly durationMs: number;
    readonly maxOutputBytes: number;
    /** Absent when the whole output was not kept. */
    readonly kept?: KeptOutput | undefined;
  },
): ToolOutcome {
  const { kept, maxOutputBytes, durationMs } = options;
  const notice = kept?.notice ?? '';
  const room = maxOutputBytes - Buffer.byteLength(notice);
  const { text, totalBytes, clipped } = clipText(raw.text, room, raw.totalBytes);
  const whole = Math.max(raw.totalBytes ?? 0, totalBytes);
  return {
    status: raw.status,
    text: `${text}${notice}`,
    summary: oneLine(raw.summary),
    ...(raw.rule === undefined ? {} : { rule: raw.rule }),
    totalBytes: whole,
    clipped: clipped || whole > totalBytes,
    ...(kept === undefined ? {} : { output: kept.id }),
    durationMs,
    changes: raw.changes ?? [],
    ...(raw.exitCode === undefined ? {} : { exitCode: raw.exitCode }),
  };
}
