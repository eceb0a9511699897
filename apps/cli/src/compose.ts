import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  createAgent,
  createChangeRelay,
  openSessionStore,
  type Agent,
  type SessionStore,
} from '@selfware/agent';
import { createLlmClient, createTokenCounter, type LlmClient } from '@selfware/llm-client';
import { createMemory } from '@selfware/memory';
import { startLogging, type LogDestination, type Logging } from '@selfware/observability';
import {
  assertFreeSpace,
  openBlobStore,
  openReserve,
  writeFileAtomically,
  type BlobStore,
  type Reserve,
} from '@selfware/persistence';
import { createProgramRunner, endOrphans, type ProgramRunner } from '@selfware/process-supervisor';
import { assertNetworkPolicy, createJudge, type Judge, type Policy } from '@selfware/safety';
import { openRoot, type Root } from '@selfware/safety/filesystem';
import { createHands, createToolbox, type ApprovalPrompt } from '@selfware/tools';
import { openAudit, type OpenAudit } from './audit/open-audit.ts';
import { countTokens } from './audit/count-tokens.ts';
import type { Environment } from './config/directories.ts';
import { followLink } from './config/follow-link.ts';
import { loadPolicy } from './config/load-policy.ts';
import type { Settings } from './config/settings.ts';
import { createEpisodeStore } from './episode-store.ts';
import { judgeOptions } from './judge-options.ts';
import { openGuardedFetch } from './open-guarded-fetch.ts';
import { openTools } from './open-tools.ts';
import { programEnvironment } from './program-environment.ts';
import { hideInPrompts } from './redaction/hide-in-prompts.ts';
import { openRedactors, type Redactors } from './redaction/open-redactors.ts';
import { openSandbox, type OpenSandbox } from './sandbox/open-sandbox.ts';
import { openSealing } from './sealing/open-sealing.ts';
import type { Sealing } from './sealing/sealing.ts';
import { createOutputStore, keepStream } from './sessions/create-output-store.ts';
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
  /** Called with a sentence for the user; absent: nobody wants to know. */
  readonly notify?: (message: string) => void;
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

// Of each stream of a program in memory; more is kept whole in a file.
const maxOutputBytes = 256 * 1024;

/** Wires every package together; the sandbox is tried and the connection to the model opens meanwhile. */
export async function compose(options: ComposeOptions): Promise<Composition> {
  const { settings, environment, workspace } = options;
  const seen = programEnvironment(environment, {
    alsoPassed: settings.passEnvironment,
    workspace,
  });
  const keeping: Keeping = {};
  const spill = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => {
    if (keeping.keep === undefined) throw new Error('nothing is kept yet');
    return keeping.keep(pieces);
  };
  const runner = createProgramRunner({ environment: seen, maxOutputBytes, spill });
  const home = environment['HOME'];
  const opening = openSandbox({ settings, workspace, home, environment: seen, run: runner.run });
  // Whoever awaits it is told; until then it must not end the process.
  opening.catch(() => undefined);
  try {
    return await composeWith({ ...options, runner, opening, keeping });
  } catch (error) {
    await runner.close();
    await opening.then((sandbox) => sandbox?.close()).catch(() => undefined);
    throw error;
  }
}

/** How whole outputs are kept; absent until there is a place for them. */
interface Keeping {
  keep?: (pieces: AsyncIterable<Uint8Array>) => Promise<string>;
}

interface Started extends ComposeOptions {
  readonly keeping: Keeping;
  readonly runner: ProgramRunner;
  /** The sandbox under way. */
  readonly opening: Promise<OpenSandbox | undefined>;
}

async function composeWith({
  runner,
  opening,
  keeping,
  ...options
}: Started): Promise<Composition> {
  const { settings, environment } = options;
  const reserve = await openReserve({ directory: await followLink(options.stateDirectory) });
  await assertFreeSpace(options.stateDirectory);
  const redactors = openRedactors(settings);
  if (settings.network !== undefined) assertNetworkPolicy(settings.network);
  const policy = await loadPolicy(settings);
  const sealing = await openSealing(environment);
  const audit =
    settings.mode === 'yolo' ? await openAudit({ ...options, sealing }, redactors) : undefined;
  const spending = countTokens();
  const { sandbox, judge } = await openJudge({ options, policy, audit, opening, spending });
  const client = openClient(settings);
  void client.warm();
  const logging = startLog({ ...options, sealing }, redactors);
  const stores = await openStores({ ...options, sealing, reserve }, redactors, policy);

  keeping.keep = (pieces) => keepStream(pieces, stores.blobs, redactors.stored.openStream());
  const kept = { ...options, sealing };
  const parts = { options: kept, judge, client, redactors, runner, stores, sandbox };
  const tell = (secrets: number): void => options.notify?.(tellHidden(secrets));
  const agent = hideInPrompts(await createParts(parts), redactors.shown, tell);
  // Last: it reads the whole process table, and the model is waited for next.
  const cleaning = cleanUp(options);
  return {
    agent,
    runner,
    ...stores,
    async close() {
      await Promise.all([runner.close(), cleaning]);
      spending.stop();
      await Promise.all([
        client.close(),
        stores.root.close(),
        stores.blobs.close(),
        logging.close(),
        audit?.close(),
        sandbox?.close(),
      ]);
    },
  };
}

// The guard of a killed run does it at once; this is for when it was killed, too.
async function cleanUp({ notify }: Pick<ComposeOptions, 'notify'>): Promise<void> {
  const ended = await endOrphans().catch(() => []);
  if (ended.length === 0) return;
  const names = [...new Set(ended.map(({ name }) => name))].join(', ');
  const count = ended.length === 1 ? 'a program was' : `${String(ended.length)} programs were`;
  notify?.(`${count} left of a run that was killed, and ended now: ${names}`);
}

function tellHidden(secrets: number): string {
  const what =
    secrets === 1 ? 'a secret in the task is' : `${String(secrets)} secrets in the task are`;
  return `${what} hidden from the model`;
}

interface Judging {
  readonly options: ComposeOptions;
  readonly policy: Policy;
  readonly audit: OpenAudit | undefined;
  readonly opening: Promise<OpenSandbox | undefined>;
  readonly spending: ReturnType<typeof countTokens>;
}

// Both throw for a mode that cannot be had, before anything is asked of a model.
async function openJudge({ options, policy, audit, opening, spending }: Judging): Promise<{
  readonly sandbox: OpenSandbox | undefined;
  readonly judge: Judge;
}> {
  try {
    const sandbox = await opening;
    const log = audit?.log;
    const judge = createJudge(
      judgeOptions({ ...options, policy, sandbox, audit: log, spent: spending.total }),
    );
    return { sandbox, judge };
  } catch (error) {
    await audit?.close();
    throw error;
  }
}

/** Where the state of a workspace lies. */
export interface Stores {
  readonly root: Root;
  readonly blobs: BlobStore;
  readonly sessions: SessionStore;
}

/** Where the state of a workspace lies, and how it is sealed. */
export interface StateOptions extends Pick<ComposeOptions, 'workspace' | 'stateDirectory'> {
  readonly sealing: Sealing;
  /** Absent: nothing is kept back for a full disk. */
  readonly reserve?: Reserve;
}

/** Opens the workspace and what is stored of its runs: all that `undo` needs. */
export async function openStores(
  { workspace, stateDirectory, sealing, reserve }: StateOptions,
  { storedRecord: redact }: Pick<Redactors, 'storedRecord'>,
  { protectedPaths = [] }: Pick<Policy, 'protectedPaths'> = {},
): Promise<Stores> {
  const sensitivity = sealing.keep('sessions', { kind: 'redact', redact });
  const [root, blobs, sessions] = await Promise.all([
    // The judge refuses these, too; the root holds whatever was judged.
    openRoot(workspace, { protectedPaths }),
    openBlobStore({ directory: join(stateDirectory, 'blobs'), sensitivity: sealing.blobs }),
    openSessionStore({
      directory: join(stateDirectory, 'sessions'),
      sensitivity,
      ...(reserve && { reserve }),
    }),
  ]);
  return { root, blobs, sessions };
}

function openClient({ endpoint, model, apiKey }: ComposeOptions['settings']): LlmClient {
  return createLlmClient({ endpoint, model, ...(apiKey === undefined ? {} : { apiKey }) });
}

function startLog(
  { settings, stateDirectory, sealing }: ComposeOptions & Pick<StateOptions, 'sealing'>,
  { storedRecord: redact }: Redactors,
): Logging {
  const openDestination = async (): Promise<LogDestination> => {
    // Not part of what a start has to wait for.
    const { openLogJournal } = await import('./log/open-log-journal.ts');
    return openLogJournal({ stateDirectory, sealing });
  };
  return startLogging({ openDestination, level: settings.logLevel, redact });
}

interface Wired {
  readonly options: ComposeOptions & StateOptions;
  readonly judge: Judge;
  readonly client: LlmClient;
  readonly redactors: Redactors;
  readonly runner: ProgramRunner;
  readonly stores: Stores;
  readonly sandbox: OpenSandbox | undefined;
}

async function createParts({
  options,
  judge,
  client,
  redactors,
  runner,
  stores,
  sandbox,
}: Wired): Promise<Agent> {
  const { settings, workspace, environment, approvalPrompt } = options;
  const changes = createChangeRelay();
  const tracked = trackSessions(stores.sessions);
  const persistence = { writeFileAtomically, blobs: stores.blobs };
  const outputs = createOutputStore(stores.blobs, (text) => redactors.stored.redact(text));
  const hands = createHands({
    root: stores.root,
    run: runner.run,
    fetch: openGuardedFetch(settings, environment),
    persistence,
    beforeChange: changes.beforeChange,
    environment: options.environment,
    ...(sandbox && { sandbox }),
    redactor: redactors.shown,
    readSession: (id) => readTranscript({ tracked, store: stores.sessions, workspace }, id),
  });
  const toolbox = createToolbox({
    tools: await openTools({ ...options, outputs }),
    outputs,
    judge,
    hands,
    redactor: redactors.shown,
    ...(approvalPrompt && { approvalPrompt }),
  });
  const { instructions } = settings;
  return createAgent({
    client,
    toolbox,
    changes,
    workspace,
    sessions: tracked.store,
    counter: createTokenCounter(),
    model: settings.model,
    mode: settings.mode,
    ...(sandbox && { surroundings: sandbox.surroundings }),
    limits: limitsOf(settings),
    ...(settings.memory && { memory: await openMemory(options, redactors) }),
    ...(instructions === undefined ? {} : { instructions: redactors.shown.redact(instructions) }),
    ...verificationOf(settings),
  });
}

function verificationOf({
  verify: command,
  verifyAttempts: maxAttempts,
}: Settings): Pick<Parameters<typeof createAgent>[0], 'verification'> {
  return command === undefined ? {} : { verification: { command, maxAttempts } };
}

function openMemory(
  { stateDirectory, workspace, sealing }: StateOptions,
  { stored, storedRecord: redact }: Redactors,
): ReturnType<typeof createMemory> {
  // One workspace never hears of another.
  const name = createHash('sha256').update(workspace).digest('hex').slice(0, 16);
  const directory = join(stateDirectory, 'memory', name);
  return createMemory({
    store: createEpisodeStore({
      directory,
      sensitivity: sealing.keep('memory', { kind: 'redact', redact }),
    }),
    redactor: stored,
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
