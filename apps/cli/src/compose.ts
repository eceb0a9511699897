import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  createAgent,
  createChangeRelay,
  openSessionStore,
  type Agent,
  type SessionStore,
} from '@selfware/agent';
import type { JsonValue } from '@selfware/contracts';
import { createLlmClient, createTokenCounter, type LlmClient } from '@selfware/llm-client';
import { createMemory } from '@selfware/memory';
import { startLogging, type Logging } from '@selfware/observability';
import { openBlobStore, writeFileAtomically, type BlobStore } from '@selfware/persistence';
import { createProgramRunner, type ProgramRunner } from '@selfware/process-supervisor';
import { assertNetworkPolicy, createJudge, type Judge, type Policy } from '@selfware/safety';
import { openRoot, type Root } from '@selfware/safety/filesystem';
import { createRedactor, type Redactor } from '@selfware/safety/secrets';
import { codingTools, createHands, createToolbox, type ApprovalPrompt } from '@selfware/tools';
import { openAudit } from './audit/open-audit.ts';
import { countTokens } from './audit/count-tokens.ts';
import type { Environment } from './config/directories.ts';
import { loadPolicy } from './config/load-policy.ts';
import type { Settings } from './config/settings.ts';
import { createEpisodeStore } from './episode-store.ts';
import { judgeOptions } from './judge-options.ts';
import { openGuardedFetch } from './open-guarded-fetch.ts';
import { programEnvironment } from './program-environment.ts';
import { readTranscript } from './sessions/read-transcript.ts';
import { trackSessions } from './sessions/track-sessions.ts';

/** What an agent is composed from. */
export interface ComposeOptions {
  /** `endpoint` and `model` are checked already. */
  readonly settings: Settings & { readonly endpoint: string; readonly model: string };
  readonly workspace: string;
  readonly stateDirectory: string;
  readonly environment: Environment;
  /** Absent means that nobody can be asked. */
  readonly approvalPrompt?: ApprovalPrompt;
}

/** Everything that a run needs, wired together. */
export interface Composition {
  readonly agent: Agent;
  readonly sessions: SessionStore;
  readonly root: Root;
  readonly blobs: BlobStore;
  readonly runner: ProgramRunner;
  /** Ends programs, connections and log, in that order. */
  close(): Promise<void>;
}

/** Wires every package together; the connection to the model opens meanwhile. */
export async function compose(options: ComposeOptions): Promise<Composition> {
  const { settings } = options;
  const redactor = createRedactor(
    settings.apiKey === undefined ? {} : { known: [settings.apiKey] },
  );
  const audit = settings.mode === 'yolo' ? await openAudit(options, redactor) : undefined;
  const spending = countTokens();
  if (settings.network !== undefined) assertNetworkPolicy(settings.network);
  const policy = await loadPolicy(settings);
  // Throws for a mode that cannot be had, before anything else is opened.
  const judge = createJudge(
    judgeOptions({
      ...options,
      policy,
      audit: audit?.log,
      spent: spending.total,
    }),
  );
  const client = openClient(settings);
  void client.warm();
  const logging = startLog(options, redactor);
  const runner = createProgramRunner({
    environment: programEnvironment(options.environment, {
      alsoPassed: settings.passEnvironment,
      workspace: options.workspace,
    }),
  });
  const stores = await openStores(options, redactor, policy);
  const agent = await createParts({ options, judge, client, redactor, runner, stores });
  return {
    agent,
    runner,
    ...stores,
    async close() {
      await runner.close();
      spending.stop();
      await Promise.all([client.close(), stores.root.close(), logging.close(), audit?.close()]);
    },
  };
}

/** Where the state of a workspace lies. */
export interface Stores {
  readonly root: Root;
  readonly blobs: BlobStore;
  readonly sessions: SessionStore;
}

/** Opens the workspace and what is stored of its runs: all that `undo` needs. */
export async function openStores(
  { workspace, stateDirectory }: Pick<ComposeOptions, 'workspace' | 'stateDirectory'>,
  redactor: Redactor,
  { protectedPaths = [] }: Pick<Policy, 'protectedPaths'> = {},
): Promise<Stores> {
  const sensitivity = { kind: 'redact', redact: redactValue(redactor) } as const;
  const [root, blobs, sessions] = await Promise.all([
    // The judge refuses these, too; the root holds whatever was judged.
    openRoot(workspace, { protectedPaths }),
    openBlobStore({ directory: join(stateDirectory, 'blobs') }),
    openSessionStore({ directory: join(stateDirectory, 'sessions'), sensitivity }),
  ]);
  return { root, blobs, sessions };
}

function openClient({ endpoint, model, apiKey }: ComposeOptions['settings']): LlmClient {
  return createLlmClient({ endpoint, model, ...(apiKey === undefined ? {} : { apiKey }) });
}

function startLog({ settings, stateDirectory }: ComposeOptions, redactor: Redactor): Logging {
  const directory = join(stateDirectory, 'logs');
  return startLogging({ directory, level: settings.logLevel, redact: redactValue(redactor) });
}

interface Wired {
  readonly options: ComposeOptions;
  readonly judge: Judge;
  readonly client: LlmClient;
  readonly redactor: Redactor;
  readonly runner: ProgramRunner;
  readonly stores: Stores;
}

async function createParts({
  options,
  judge,
  client,
  redactor,
  runner,
  stores,
}: Wired): Promise<Agent> {
  const { settings, workspace, environment, approvalPrompt } = options;
  const changes = createChangeRelay();
  const tracked = trackSessions(stores.sessions);
  const persistence = { writeFileAtomically, blobs: stores.blobs };
  const hands = createHands({
    root: stores.root,
    run: runner.run,
    fetch: openGuardedFetch(settings, environment),
    persistence,
    beforeChange: changes.beforeChange,
    environment: options.environment,
    redactor,
    readSession: (id) => readTranscript({ tracked, store: stores.sessions, workspace }, id),
  });
  const toolbox = createToolbox({
    tools: codingTools,
    judge,
    hands,
    redactor,
    ...(approvalPrompt && { approvalPrompt }),
  });
  const { verify, verifyAttempts, instructions } = settings;
  return createAgent({
    client,
    toolbox,
    changes,
    workspace,
    sessions: tracked.store,
    counter: createTokenCounter(),
    model: settings.model,
    mode: settings.mode,
    limits: limitsOf(settings),
    ...(settings.memory && { memory: await openMemory(options, redactor) }),
    ...(instructions === undefined ? {} : { instructions }),
    ...(verify === undefined
      ? {}
      : { verification: { command: verify, maxAttempts: verifyAttempts } }),
  });
}

function openMemory(
  { stateDirectory, workspace }: ComposeOptions,
  redactor: Redactor,
): ReturnType<typeof createMemory> {
  // One workspace never hears of another.
  const name = createHash('sha256').update(workspace).digest('hex').slice(0, 16);
  const directory = join(stateDirectory, 'memory', name);
  return createMemory({
    store: createEpisodeStore({ directory, redact: redactValue(redactor) }),
    redactor,
  });
}

function limitsOf({
  maxTurns,
  contextTokens,
  reservedOutputTokens,
  ...limits
}: Settings): Parameters<typeof createAgent>[0]['limits'] {
  const { maxTotalTokens, timeoutSeconds } = limits;
  return {
    maxTurns,
    contextTokens,
    reservedOutputTokens,
    ...(maxTotalTokens === undefined ? {} : { maxTotalTokens }),
    ...(timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1_000 }),
  };
}

const redactValue =
  (redactor: Redactor) =>
  (value: JsonValue): JsonValue =>
    redactor.redactValue(value);
