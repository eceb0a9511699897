import { createLlmClient, createTokenCounter } from '@selfware/llm-client';
import {
  startMockLlmServer,
  type MockLlmServer,
  type MockReply,
  type MockScript,
  type MockToolCall,
} from '@selfware/llm-client/testing';
import { createMemory, episodeSchema, type Memory } from '@selfware/memory';
import {
  openBlobStore,
  openJournal,
  writeFileAtomically,
  type BlobStore,
} from '@selfware/persistence';
import { createProgramRunner } from '@selfware/process-supervisor';
import { createJudge, createRedactor, type Grant, type PermissionMode } from '@selfware/safety';
import { openRoot, type Root } from '@selfware/safety/filesystem';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import { codingTools, createHands, createToolbox, type ApprovalPrompt } from '@selfware/tools';
import { createAgent, createChangeRelay, openSessionStore } from '../../src/index.ts';
import type { Agent, AgentEvent, AgentParts, RunEnd, SessionStore } from '../../src/index.ts';

/** What a test may want otherwise. */
export interface HouseOptions {
  readonly script: MockScript;
  /** Of a server that the test started itself; absent means the one of the house. */
  readonly endpoint?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly mode?: PermissionMode;
  readonly grants?: readonly Grant[];
  readonly approvalPrompt?: ApprovalPrompt;
  readonly withMemory?: boolean;
  readonly parts?: Partial<AgentParts>;
}

/** A whole agent over real files, programs and HTTP; only the model's words are scripted. */
export interface House {
  readonly agent: Agent;
  readonly server: MockLlmServer;
  /** The files that the agent works on. */
  readonly workspace: TemporaryWorkspace;
  /** Sessions, blobs and memory. */
  readonly state: TemporaryWorkspace;
  readonly sessions: SessionStore;
  readonly root: Root;
  readonly blobs: BlobStore;
  close(): Promise<void>;
}

const sensitivity = { kind: 'none', because: 'the test stores no secrets' } as const;

/** Directories that outlive a house. */
export interface Places {
  readonly workspace: TemporaryWorkspace;
  readonly state: TemporaryWorkspace;
}

/** Puts a real house together in temporary directories, or in given ones that outlive it. */
export async function openHouse(options: HouseOptions, places?: Places): Promise<House> {
  const workspace = places?.workspace ?? (await createTemporaryWorkspace(options.files));
  const state = places?.state ?? (await createTemporaryWorkspace());
  const server = await startMockLlmServer(options.script);
  const endpoint = options.endpoint ?? server.endpoint;
  const client = createLlmClient({ endpoint, model: 'mock-model', retry: { maxAttempts: 1 } });
  const sessions = await openSessionStore({ directory: state.resolve('sessions'), sensitivity });
  const ground = await openGround({ workspace, state }, options);
  const memory = options.withMemory ? await openMemory(state) : undefined;
  const agent = createAgent({
    client,
    sessions,
    toolbox: ground.toolbox,
    changes: ground.changes,
    workspace: workspace.path,
    limits: { maxTurns: 20, contextTokens: 8_000, reservedOutputTokens: 1_000 },
    counter: createTokenCounter(),
    model: 'mock-model',
    mode: options.mode ?? 'yolo',
    ...(memory === undefined ? {} : { memory }),
    ...options.parts,
  });
  const close = async (): Promise<void> => {
    for (const part of [client, server, ground, memory]) await part?.close();
    if (places === undefined) await Promise.all([workspace.remove(), state.remove()]);
  };
  const { blobs, root } = ground;
  return { agent, server, workspace, state, sessions, root, blobs, close };
}

/** What acts: the hands and the tools over a real root and real programs. */
async function openGround({ workspace, state }: Places, options: HouseOptions) {
  const { mode = 'yolo', grants = [], approvalPrompt } = options;
  const root = await openRoot(workspace.path);
  const blobs = await openBlobStore({
    sensitivity: { kind: 'none', because: 'test content' },
    directory: state.resolve('blobs'),
  });
  const programs = createProgramRunner({ environment: { PATH: process.env['PATH'] ?? '' } });
  const changes = createChangeRelay();
  const hands = createHands({
    root,
    run: programs.run,
    persistence: { writeFileAtomically, blobs },
    beforeChange: changes.beforeChange,
  });
  const toolbox = createToolbox({
    tools: codingTools,
    judge: createJudge({ workspace: workspace.path, mode, grants }),
    hands,
    redactor: createRedactor(),
    ...(approvalPrompt === undefined ? {} : { approvalPrompt }),
  });
  const close = async (): Promise<void> => {
    await programs.close();
    await root.close();
  };
  return { root, blobs, changes, toolbox, close };
}

async function openMemory(state: TemporaryWorkspace): Promise<Memory> {
  const directory = state.resolve('memory');
  const store = await openJournal({
    directory,
    name: 'episodes',
    schema: episodeSchema,
    sensitivity,
  });
  const memory = await createMemory({ store, redactor: createRedactor() });
  return { ...memory, close: () => memory.close().then(() => store.close()) };
}

/** A reply that calls one tool. */
export function calling(name: string, args: MockToolCall['arguments'], text = ''): MockReply {
  return { text, toolCalls: [{ name, arguments: args }] };
}

/** Reads a run to its end. */
export async function readAll(events: AsyncIterable<AgentEvent>): Promise<readonly AgentEvent[]> {
  const all: AgentEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The last event, which is the only run-end. */
export function endOfRun(events: readonly AgentEvent[]): RunEnd {
  const ends = events.filter((event) => event.type === 'run-end');
  const [end] = ends;
  if (end === undefined || ends.length > 1 || events.at(-1) !== end)
    throw new Error(`expected one run-end at the end, got ${ends.length}`);
  return end;
}

/** A signal that nobody aborts. */
export function never(): AbortSignal {
  return new AbortController().signal;
}

/** The messages of one request that the model got. */
export function messagesOf(server: MockLlmServer, index: number): readonly WireMessage[] {
  const body = server.requests[index]?.body;
  return (body as { messages: WireMessage[] } | undefined)?.messages ?? [];
}

/** A message as it goes over the wire. */
export interface WireMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly function: { readonly name: string };
  }[];
}
