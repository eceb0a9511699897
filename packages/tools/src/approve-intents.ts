import { failed, ok, type Approved, type Intent, type Result } from '@selfware/contracts';
import type { ApprovalAnswer, Ruling } from '@selfware/safety';
import type { Effect, Tool } from './define-tool.ts';
import type { CallParts } from './run-tool-call.ts';

/** Who refused and why. */
export interface CallDenial {
  readonly rule: string;
  readonly reason: string;
}

/** Gets an approval of every intent, asking where safety says so; the first denial ends it. */
export async function approveIntents(
  tool: Tool,
  intents: readonly Intent[],
  parts: CallParts,
): Promise<Result<readonly Approved<Intent>[], CallDenial>> {
  const approvals: Approved<Intent>[] = [];
  for (const intent of intents) {
    if (!tool.effects.includes(effectOf(intent))) return failed(undeclared(tool, intent));
    const approved = await approveIntent(tool, intent, parts);
    if (!approved.ok) return approved;
    approvals.push(approved.value);
  }
  return ok(approvals);
}

function effectOf({ kind }: Intent): Effect {
  if (kind === 'write-file' || kind === 'edit-file' || kind === 'export-session') return 'writes';
  if (kind === 'commit-files') return 'runs';
  if (kind === 'fetch-url') return 'fetches';
  return kind === 'run-shell' || kind === 'run-program' ? 'runs' : 'reads';
}

function undeclared(tool: Tool, intent: Intent): CallDenial {
  const reason = `${tool.name} does not declare that it ${effectOf(intent)} (${intent.kind})`;
  return { rule: 'undeclared-effect', reason };
}

async function approveIntent(
  tool: Tool,
  intent: Intent,
  parts: CallParts,
): Promise<Result<Approved<Intent>, CallDenial>> {
  const { judge } = parts;
  const ruling = await judge.judge(intent);
  if (ruling.verdict.decision !== 'ask') return judge.approve(ruling);
  const answer = await ask(tool, ruling, parts);
  // Without an answer the judge refuses, with the rule nobody-to-ask.
  return answer === 'nobody' ? judge.approve(ruling) : judge.approve(ruling, answer);
}

async function ask(
  tool: Tool,
  ruling: Ruling,
  parts: CallParts,
): Promise<ApprovalAnswer | 'nobody'> {
  const { approvalPrompt, signal } = parts;
  if (approvalPrompt === undefined) return 'nobody';
  const currentContent = await readCurrentContent(ruling.intent, parts);
  const aborted = untilAborted(signal);
  try {
    const question = { ruling, tool: tool.name, signal };
    return await Promise.race([
      approvalPrompt(currentContent === undefined ? question : { ...question, currentContent }),
      aborted.promise,
    ]);
  } finally {
    aborted.stop();
  }
}

// For the diff that a person is shown. The read is judged like any other; when it is not allowed, there is no diff.
async function readCurrentContent(intent: Intent, parts: CallParts): Promise<string | undefined> {
  if (intent.kind !== 'write-file' && intent.kind !== 'edit-file') return undefined;
  const { judge, hands } = parts;
  try {
    const approved = judge.approve(await judge.judge({ kind: 'read-file', path: intent.path }));
    if (!approved.ok) return undefined;
    const { bytes } = await hands.readFile(approved.value);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // No file yet, or no text: the question is asked without it.
    return undefined;
  }
}

function untilAborted(signal: AbortSignal): { readonly promise: Promise<'nobody'>; stop(): void } {
  const { promise, resolve } = Promise.withResolvers<'nobody'>();
  const stop = (): void => resolve('nobody');
  signal.addEventListener('abort', stop, { once: true });
  return { promise, stop: () => signal.removeEventListener('abort', stop) };
}
