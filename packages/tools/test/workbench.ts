import type { JsonValue } from '@selfware/contracts';
import { openBlobStore, writeFileAtomically, type BlobStore } from '@selfware/persistence';
import { createProgramRunner } from '@selfware/process-supervisor';
import {
  createJudge,
  createRedactor,
  openRoot,
  type Judge,
  type PermissionMode,
  type Root,
} from '@selfware/safety';
import { createTemporaryWorkspace, type TemporaryWorkspace } from '@selfware/test-kit';
import {
  codingTools,
  createHands,
  createToolbox,
  type ApprovalPrompt,
  type FileChange,
  type Hands,
  type HandsOptions,
  type Tool,
  type Toolbox,
  type ToolOutcome,
} from '../src/index.ts';

/** Real hands in a real workspace, for one test. */
export interface Workbench {
  readonly workspace: TemporaryWorkspace;
  readonly root: Root;
  readonly hands: Hands;
  readonly judge: Judge;
  readonly blobs: BlobStore;
  readonly toolbox: Toolbox;
  /** Everything that `beforeChange` was told. */
  readonly announced: FileChange[];
  call(name: string, args: JsonValue, signal?: AbortSignal): Promise<ToolOutcome>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a workbench differs in. */
export interface WorkbenchOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly mode?: PermissionMode;
  readonly tools?: readonly Tool[];
  /** Tools that need to know where they are, after the others. */
  readonly moreTools?: (workspace: string) => readonly Tool[];
  /** `PATH` of the judge and of programs; absent means that the judge looks nothing up. */
  readonly path?: string;
  readonly known?: readonly string[];
  readonly approvalPrompt?: ApprovalPrompt;
  readonly hands?: Partial<HandsOptions>;
  readonly fetch?: HandsOptions['fetch'];
  readonly beforeChange?: (change: FileChange, workspace: TemporaryWorkspace) => Promise<void>;
}

const sensitivity = { kind: 'none', because: 'test content' } as const;

/** Opens a workbench; without a mode it asks nobody. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { files = {}, mode = 'yolo', tools = codingTools, known = [] } = options;
  const workspace = await createTemporaryWorkspace(files);
  const state = await createTemporaryWorkspace();
  const root = await openRoot(workspace.path);
  const runner = createProgramRunner({
    environment: { PATH: options.path ?? '/usr/bin:/bin' },
  });
  const blobs = await openBlobStore({ directory: state.path, sensitivity });
  const judge = createJudge({
    workspace: workspace.path,
    mode,
    ...(options.path === undefined ? {} : { path: options.path }),
  });
  const announced: FileChange[] = [];
  const hands = createHands({
    root,
    run: runner.run,
    persistence: { writeFileAtomically, blobs },
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
    ...options.hands,
    beforeChange: async (change) => {
      announced.push(change);
      await options.beforeChange?.(change, workspace);
    },
  });
  const { approvalPrompt } = options;
  const redactor = createRedactor({ known });
  const more = options.moreTools?.(workspace.path) ?? [];
  const parts = { tools: [...tools, ...more], judge, hands, redactor };
  const toolbox = createToolbox(
    approvalPrompt === undefined ? parts : { ...parts, approvalPrompt },
  );
  return {
    workspace,
    root,
    hands,
    judge,
    blobs,
    toolbox,
    announced,
    call: (name, args, signal = new AbortController().signal) =>
      toolbox.run({ id: 'call-1', name, rawArguments: JSON.stringify(args) }, { signal }),
    async [Symbol.asyncDispose]() {
      await runner.close();
      await root.close();
      await Promise.all([workspace.remove(), state.remove()]);
    },
  };
}
