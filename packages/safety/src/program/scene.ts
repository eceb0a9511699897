import { posix } from 'node:path';
import { classifyPath } from '../policy/classify-path.ts';
import type { CommandVerdict, Effects, Finding } from './command-verdict.ts';
import type { CommandFacts, JudgeCommandOptions } from './judge-command-options.ts';
import { isSystemPath, isSystemSecret, isHarmlessDevice, isEndlessDevice } from './system-paths.ts';

/** How often something happened so far; compared before and after a part, it says what the part does. */
export interface SceneCounts {
  downloads: number;
  executesInput: number;
  readsSecret: number;
  usesNetwork: number;
}

/** How deep commands may be wrapped in commands. */
export const maxDepth = 24;

// Where nobody says what they are: a workspace and a home that no real path is.
const symbolicWorkspace = '/workspace';
const symbolicHome = '/home/~';

/** What is known while one command is judged, and what was found; made anew for each judgement. */
export class Scene {
  readonly workspace: string;
  readonly home: string;
  readonly policy: NonNullable<JudgeCommandOptions['policy']>;
  readonly facts: CommandFacts;
  readonly findings: Finding[] = [];
  readonly counts: SceneCounts = { downloads: 0, executesInput: 0, readsSecret: 0, usesNetwork: 0 };
  /** Every directory that may be the current one by now; never empty. */
  directories: ReadonlySet<string>;
  /** Files that a downloader of this command writes. */
  readonly downloaded: Set<string> = new Set();
  readonly functions: Set<string> = new Set();
  readonly runs: string[][] = [];
  /** Parts that are too deeply nested to be visited in their place. */
  readonly deferred: (() => void)[] = [];
  /** Nodes and words looked at: what the linear-time test counts. */
  work = 0;
  changesEnvironment = false;
  endless = false;
  unknown = false;
  readonly #reads = new Set<string>();
  readonly #writes = new Set<string>();
  readonly #network = new Set<string>();
  readonly #protectedPaths: readonly string[];

  constructor(options: JudgeCommandOptions) {
    this.workspace = trimSlash(options.workspace ?? options.cwd ?? symbolicWorkspace);
    this.home = trimSlash(options.home ?? symbolicHome);
    this.policy = options.policy ?? {};
    this.facts = options.facts ?? {};
    this.directories = new Set([options.cwd ?? this.workspace]);
    this.#protectedPaths = options.protectedPaths ?? [];
  }

  /** The one directory that is certainly current; absent when there are several. */
  get directory(): string | undefined {
    return this.directories.size === 1 ? this.directories.values().next().value : undefined;
  }

  ask(rule: string, reason: string, span?: Finding['span']): void {
    this.#find('ask', rule, reason, span);
  }

  deny(rule: string, reason: string, span?: Finding['span']): void {
    this.#find('deny', rule, reason, span);
  }

  /** Notes that a path is read, and finds what speaks against it. */
  read(path: string, span?: Finding['span']): void {
    for (const absolute of this.resolveAll(path)) {
      if (isEndlessDevice(absolute)) this.endless = true;
      if (isHarmlessDevice(absolute)) continue;
      this.#reads.add(absolute);
      for (const real of [absolute, this.facts.links?.[absolute]])
        if (real !== undefined) this.#judgeRead(real, span);
    }
  }

  /** Notes that a path is looked at without its content: only where it is matters. */
  list(path: string, span?: Finding['span']): void {
    for (const absolute of this.resolveAll(path)) {
      if (isHarmlessDevice(absolute)) continue;
      this.#reads.add(absolute);
      for (const real of [absolute, this.facts.links?.[absolute]])
        if (real !== undefined && this.#namesInside(real) === undefined)
          this.ask('outside-workspace', 'This command looks outside the workspace.', span);
    }
  }

  /** Notes that what a pattern matches is read; `prefix` is what all of it begins with. */
  readGlob(prefix: string, pattern: string, span?: Finding['span']): void {
    this.read(posix.dirname(`${prefix}x`), span);
    const found = classifyPath(pattern.replaceAll(/[*?]+|\[[^\]]*\]/gu, '').split('/'));
    if (found.read === 'ask')
      this.ask('secret-file', `This command may read ${found.label}.`, span);
  }

  /** Notes that what a pattern matches is written. */
  writeGlob(prefix: string, span?: Finding['span']): void {
    this.write(posix.dirname(`${prefix}x`), span);
  }

  /** Notes that a path is written, and finds what speaks against it: at least a question. */
  write(path: string, span?: Finding['span']): void {
    for (const absolute of this.resolveAll(path)) {
      if (isHarmlessDevice(absolute)) continue;
      this.#writes.add(absolute);
      const inside = this.#namesInside(this.facts.links?.[absolute] ?? absolute);
      if (inside === undefined)
        this.ask('outside-workspace', 'This command writes outside the workspace.', span);
      else this.#askWrite(inside, span);
      for (const real of [absolute, this.facts.links?.[absolute]])
        if (real !== undefined) this.forbidWrite(real, span);
    }
  }

  /** Denies a write to a place that no mode opens; has nothing to say of others. */
  forbidWrite(path: string, span?: Finding['span']): void {
    for (const absolute of this.resolveAll(path)) {
      if (isHarmlessDevice(absolute)) continue;
      const inside = this.#namesInside(absolute);
      const found = classifyPath(inside ?? absolute.split('/'), this.#protectedPaths);
      if (inside === undefined && isSystemPath(absolute))
        this.deny('system-path', 'This command writes to a directory of the system.', span);
      if (found.write === 'deny')
        this.deny('protected-path', `This command writes to ${found.label}.`, span);
    }
  }

  /** Notes that a program talks to the network. */
  useNetwork(program: string): void {
    this.counts.usesNetwork += 1;
    this.#network.add(program);
  }

  /** A path as it would be resolved from each directory that may be current. */
  resolveAll(path: string): readonly string[] {
    return [...this.directories].map((directory) => posix.resolve(directory, path));
  }

  /** True for the root, the home, the workspace, everything above them, and directories of the system. */
  isVital(path: string): boolean {
    return this.resolveAll(path).some(
      (absolute) =>
        isAtOrAbove(absolute, this.workspace) ||
        isAtOrAbove(absolute, this.home) ||
        (isWholeTree(absolute) && this.#namesInside(absolute) === undefined),
    );
  }

  /** True for a vital directory that is more than the workspace: even a part of it is not this command's to destroy. */
  isVitalBeyondWorkspace(path: string): boolean {
    return this.isVital(path) && this.resolveAll(path).some((one) => one !== this.workspace);
  }

  isSecret(path: string): boolean {
    return this.resolveAll(path).some(
      (absolute) => isSystemSecret(absolute) || classifyPath(absolute.split('/')).read === 'ask',
    );
  }

  effects(): Effects {
    return {
      reads: [...this.#reads],
      writes: [...this.#writes],
      runs: this.runs,
      network: [...this.#network],
      changesEnvironment: this.changesEnvironment,
      endless: this.endless,
      unknown: this.unknown,
    };
  }

  #askWrite(names: readonly string[], span: Finding['span']): void {
    const found = classifyPath(names, this.#protectedPaths);
    if (found.write === 'allow') this.ask('writes', 'This command writes files.', span);
    else this.ask('protected-path', `This command writes to ${found.label}.`, span);
  }

  #judgeRead(absolute: string, span: Finding['span']): void {
    if (isSystemSecret(absolute)) {
      this.counts.readsSecret += 1;
      this.deny('system-secret', 'This command reads secrets of the system.', span);
      return;
    }
    const inside = this.#namesInside(absolute);
    const found = classifyPath(inside ?? absolute.split('/'));
    if (found.read === 'ask') {
      this.counts.readsSecret += 1;
      this.ask('secret-file', `This command reads ${found.label}.`, span);
    }
    if (inside === undefined)
      this.ask('outside-workspace', 'This command reads outside the workspace.', span);
  }

  #namesInside(absolute: string): readonly string[] | undefined {
    if (absolute === this.workspace) return [];
    const start = this.workspace === '/' ? '/' : `${this.workspace}/`;
    return absolute.startsWith(start) ? absolute.slice(start.length).split('/') : undefined;
  }

  #find(decision: CommandVerdict['decision'], rule: string, reason: string, span: Finding['span']) {
    this.findings.push({ decision, rule, reason, ...(span === undefined ? {} : { span }) });
  }
}

// Top directories and homes are trees of somebody, even where no rule knows whose.
function isWholeTree(absolute: string): boolean {
  return isSystemPath(absolute) || /^\/[^/]+$|^\/(?:home|Users)\/[^/]+$/u.test(absolute);
}

function isAtOrAbove(path: string, below: string): boolean {
  return path === below || path === '/' || below.startsWith(`${path}/`);
}

function trimSlash(path: string): string {
  return posix.resolve('/', path);
}
