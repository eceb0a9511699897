import type { RequestedToolCall } from '../model-request.ts';

/** A piece of a tool call as it came; empty texts are absent. */
export interface ToolCallDelta {
  readonly index?: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments?: string;
}

/** Puts the pieces of parallel tool calls together. */
export interface ToolCallAssembly {
  /** Takes a piece and gives the call that became known by it: its id and name no longer change. */
  accept(delta: ToolCallDelta): { readonly id: string; readonly name: string } | undefined;
  /** Every call in the order in which they began; one whose name never came has an empty name. */
  calls(): readonly RequestedToolCall[];
}

interface OpenCall {
  readonly index: number | undefined;
  readonly sentId: string | undefined;
  readonly id: string;
  name: string;
  rawArguments: string;
}

/**
 * Creates an assembly. A piece belongs to the call of its index, or of its id where servers leave the index out, or else to
 * the last call. A new id with a name begins a call even at a known index, since some servers count every call as 0.
 * Calls without an id, or with the id of another call, get one made of `idPrefix` and their number.
 */
export function assembleToolCalls(idPrefix: string): ToolCallAssembly {
  const calls: OpenCall[] = [];

  const begin = (delta: ToolCallDelta): OpenCall => {
    const id = uniqueId(calls, delta.id, idPrefix);
    const call = { index: delta.index, sentId: delta.id, id, name: '', rawArguments: '' };
    calls.push(call);
    return call;
  };

  return {
    accept(delta) {
      const call = find(calls, delta) ?? begin(delta);
      call.rawArguments += delta.arguments ?? '';
      // Sloppy servers repeat the name in every piece: the first one counts.
      if (delta.name === undefined || call.name !== '') return undefined;
      call.name = delta.name;
      return { id: call.id, name: call.name };
    },
    calls: () => calls.map(({ id, name, rawArguments }) => ({ id, name, rawArguments })),
  };
}

function uniqueId(
  calls: readonly OpenCall[],
  sentId: string | undefined,
  idPrefix: string,
): string {
  const taken = new Set(calls.map(({ id }) => id));
  if (sentId !== undefined && !taken.has(sentId)) return sentId;
  let number = calls.length + 1;
  while (taken.has(`${idPrefix}-${number}`)) number += 1;
  return `${idPrefix}-${number}`;
}

function find(calls: readonly OpenCall[], delta: ToolCallDelta): OpenCall | undefined {
  if (delta.index !== undefined) {
    const call = calls.findLast((open) => open.index === delta.index);
    return call !== undefined && beginsAnother(call, delta) ? undefined : call;
  }
  if (delta.id !== undefined) return calls.find((open) => open.sentId === delta.id);
  const last = calls.at(-1);
  // Neither index nor id: a name after arguments is the next call, anything else goes on with the last.
  return delta.name !== undefined && last !== undefined && last.rawArguments !== ''
    ? undefined
    : last;
}

function beginsAnother(call: OpenCall, delta: ToolCallDelta): boolean {
  return (
    delta.id !== undefined &&
    delta.name !== undefined &&
    call.sentId !== undefined &&
    call.sentId !== delta.id
  );
}
