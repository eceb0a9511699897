import { posix } from 'node:path';
import { classifyPath, type PathClass } from '../policy/classify-path.ts';
import type { ComposeStart, Effects, Finding } from './command-verdict.ts';
import { isInContainer } from './containers/own-place.ts';
import { floorRules } from './floor/all-floor-rules.ts';
import type { FloorRule } from './floor/floor-rule.ts';
import type { CommandFacts, JudgeCommandOptions } from './judge-command-options.ts';
import { startShell, variableOf, type ShellState } from './script/shell-state.ts';
import { isSystemPath, isSystemSecret, isHarmlessDevice, isEndlessDevice } from './system-paths.ts';
import type { VariableValue } from './words/variables.ts';

/** What a substitution prints in one state of the shell; an absent text is not known. */
export interface KnownOutput {
  readonly state: ShellState;
  readonly text: string | undefined;
}

/** How often something happened so far; compared before and after a part, it says what the part does. */
export interface SceneCounts {
  downloads: number;
  executesInput: number;
  readsSecret: number;
  usesNetwork: number;
}

/** A program with its arguments, `\uFFFD` for one that only the shell knows. */
export type Program = readonly string[];

interface ResolvedPaths {
  readonly directories: ReadonlySet<string>;
  readonly places: Map<string, readonly string[]>;
}

/** How deep commands may be wrapped in commands. */
export const maxDepth = 24;

// How often texts inside a command are read before nothing more is: functions, nested scripts, alternatives.
const maxSteps = 4_000;

// More functions, aliases or exported variables than this are not kept, so that every copy stays small.
const maxNames = 512;

// Where nobody says what they are: a workspace and a home that no real path is.
const symbolicWorkspace = '/workspace/project';
const symbolicHome = '/home/~';

/** What is known while one command is judged, and what was found; made anew for each judgement. */
export class Scene {
  readonly workspace: string;
  readonly home: string;
  readonly policy: NonNullable<JudgeCommandOptions['policy']>;
  readonly facts: CommandFacts;
  /** What is denied in every mode; all of it unless a test leaves some out. */
  readonly floorRules: readonly FloorRule[];
  readonly findings: Finding[] = [];
  readonly counts: SceneCounts = { downloads: 0, executesInput: 0, readsSecret: 0, usesNetwork: 0 };
  /** What the shell knows at this place of the walk. */
  state: ShellState;
  /** Files, by absolute paths, that a downloader of this command writes. */
  readonly downloaded: Set<string> = new Set();
  /** Variables that hold what a secret file holds, and those that hold a download. */
  readonly secretVariables: Set<string> = new Set();
  readonly downloadedVariables: Set<string> = new Set();
  /** What this command itself writes into files, by their absolute paths, where its text says it. */
  readonly writtenTexts: Map<string, string> = new Map();
  readonly runs: string[][] = [];
  readonly projects: ComposeStart[] = [];
  /** Texts of package scripts that were judged. */
  readonly readScripts: Set<string> = new Set();
  /** What substitutions print, as far as it was worked out, with the state in which that holds. */
  readonly outputs: WeakMap<object, KnownOutput> = new WeakMap();
  /** Parts that are too deeply nested to be visited in their place. */
  readonly deferred: (() => void)[] = [];
  /** Nodes and words looked at: what the linear-time test counts. */
  work = 0;
  changesEnvironment = false;
  endless = false;
  unknown = false;
  /** What a container that is started gets of the network; absent: none is started. */
  startsContainer: 'no-network' | 'network' | undefined = undefined;
  readonly #reads = new Set<string>();
  readonly #writes = new Set<string>();
  readonly #network = new Set<string>();
  readonly #protectedPaths: readonly string[];
  readonly #temporary: readonly string[];
  readonly #programsOf = new Map<Finding, readonly Program[]>();
  readonly #foundOf = new WeakMap<readonly Program[], Set<string>>();
  readonly #classes = new Map<string, PathClass>();
  #resolved: ResolvedPaths = { directories: new Set(), places: new Map() };
  #spent = 0;
  #steps = maxSteps;
  #enclosing: Finding['span'];
  #programs: readonly Program[] = [];

  constructor(options: JudgeCommandOptions, rules: readonly FloorRule[] = floorRules) {
    this.floorRules = rules;
    this.#temporary = options.temporary ?? [];
    this.workspace = trimSlash(options.workspace ?? options.cwd ?? symbolicWorkspace);
    this.home = trimSlash(options.home ?? symbolicHome);
    this.policy = options.policy ?? {};
    this.facts = options.facts ?? {};
    this.state = startShell(new Set([options.cwd ?? this.workspace]));
    this.#protectedPaths = [
      ...(options.protectedPaths ?? []),
      ...(options.policy?.protectedPaths ?? []),
    ];
  }

  /** Every directory that may be the current one by now; never empty. */
  get directories(): ReadonlySet<string> {
    return this.state.directories;
  }

  set directories(directories: ReadonlySet<string>) {
    this.state = { ...this.state, directories };
  }

  /** The value of a variable; absent when nobody in this text set it. */
  variable(name: string): VariableValue | undefined {
    return variableOf(this.state, name);
  }

  /** Allows the steps that a judged text of this many characters may take. */
  allowSteps(length: number): void {
    this.#steps = maxSteps + length * 2;
  }

  /** Takes a step, or several, of the work that text makes by being read again and again; false, and a deny, when there was too much of it. */
  spend(steps = 1): boolean {
    const before = this.#spent;
    this.#spent += steps;
    if (before < this.#steps && this.#spent >= this.#steps)
      this.deny('too-much-work', 'This command unfolds into too many commands.');
    return this.#spent < this.#steps;
  }

  /** True while a shell keeps one name more than these; false, and a deny, when what is lost could hide something. */
  mayKeep(names: number): boolean {
    if (names < maxNames) return true;
    this.deny('too-much-work', 'This command defines too many names.');
    return false;
  }

  /** Runs the judgement of one program, to which everything that is found meanwhile belongs. */
  inProgram(words: Program, judge: () => void): void {
    const outer = this.#programs;
    this.#programs = [...outer, words];
    judge();
    this.#programs = outer;
  }

  /** The programs around a finding, the outermost first; empty for what the shell does itself. */
  programsAround(finding: Finding): readonly Program[] {
    return this.#programsOf.get(finding) ?? [];
  }

  /** Runs a visit whose findings belong to this place of the judged text. */
  within(span: Finding['span'], visit: () => void): void {
    const outer = this.#enclosing;
    this.#enclosing = span ?? outer;
    visit();
    this.#enclosing = outer;
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

  /** Notes that a file holds what this command downloads: to read it is to download, to run it is denied. */
  noteDownload(path: string): void {
    for (const absolute of this.resolveAll(path)) this.downloaded.add(absolute);
  }

  /** True when this command wrote a download to this path. */
  isDownloaded(path: string): boolean {
    return (
      this.downloaded.size > 0 && this.resolveAll(path).some((one) => this.downloaded.has(one))
    );
  }

  /** What this command wrote into a file; empty where nobody knows. */
  textsOf(path: string): readonly string[] {
    if (this.writtenTexts.size === 0) return [];
    return this.resolveAll(path).flatMap((one) => this.writtenTexts.get(one) ?? []);
  }

  /** How many paths were written so far. */
  get countWrites(): number {
    return this.#writes.size;
  }

  /** Takes every path that was written after so many for one that holds a download. */
  noteDownloadsSince(count: number): void {
    for (const path of [...this.#writes].slice(count)) this.downloaded.add(path);
  }

  /** Notes that a path is read, and finds what speaks against it. */
  read(path: string, span?: Finding['span']): void {
    if (this.isDownloaded(path)) this.counts.downloads += 1;
    for (const absolute of this.resolveAll(path)) {
      if (isEndlessDevice(absolute)) this.endless = true;
      if (absolute === '/dev/tty')
        this.ask('opens-terminal', 'This command waits for what somebody types.', span);
      if (isHarmlessDevice(absolute) || isInContainer(absolute)) continue;
      this.#reads.add(absolute);
      for (const real of [absolute, this.facts.links?.[absolute]])
        if (real !== undefined) this.#judgeRead(real, span);
    }
  }

  /** Notes that a path is looked at without its content: only where it is matters. */
  list(path: string, span?: Finding['span']): void {
    for (const absolute of this.resolveAll(path)) {
      if (isHarmlessDevice(absolute) || isInContainer(absolute)) continue;
      this.#reads.add(absolute);
      for (const real of [absolute, this.facts.links?.[absolute]])
        if (real !== undefined && this.#isOutside(real))
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
      const real = this.facts.links?.[absolute] ?? absolute;
      if (this.#isOutside(real))
        this.ask('outside-workspace', 'This command writes outside the workspace.', span);
      else this.#askWrite(this.#namesInside(real) ?? real.split('/'), span);
      for (const place of [absolute, this.facts.links?.[absolute]])
        if (place !== undefined) this.forbidWrite(place, span);
    }
  }

  /** Denies a write to a place that no mode opens; has nothing to say of others. */
  forbidWrite(path: string, span?: Finding['span']): void {
    for (const absolute of this.resolveAll(path)) {
      if (isHarmlessDevice(absolute)) continue;
      const inside = this.#namesInside(absolute);
      const found = classifyPath(inside ?? absolute.split('/'), this.#protectedPaths);
      // Only a directory can be meant by the root: whatever lands in it may land in one of the system's.
      if (inside === undefined && absolute === '/')
        this.ask('destroys', 'This command may replace files of the system.', span);
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
    const { directories } = this;
    if (this.#resolved.directories !== directories)
      this.#resolved = { directories, places: new Map() };
    const known = this.#resolved.places.get(path);
    if (known !== undefined) return known;
    const places = [...directories].map((directory) => posix.resolve(directory, path));
    this.#resolved.places.set(path, places);
    return places;
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
      (absolute) => isSystemSecret(absolute) || this.#classify(absolute).read === 'ask',
    );
  }

  effects(): Effects {
    return {
      reads: [...this.#reads],
      writes: [...this.#writes],
      runs: this.runs,
      ...(this.projects.length === 0 ? {} : { projects: this.projects }),
      network: [...this.#network],
      changesEnvironment: this.changesEnvironment,
      endless: this.endless,
      unknown: this.unknown,
    };
  }

  // The same path is looked at by several rules.
  #classify(absolute: string): PathClass {
    const known = this.#classes.get(absolute);
    if (known !== undefined) return known;
    const found = classifyPath(this.#namesInside(absolute) ?? absolute.split('/'));
    this.#classes.set(absolute, found);
    return found;
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
    const found = this.#classify(absolute);
    if (found.read === 'ask') {
      this.counts.readsSecret += 1;
      this.ask('secret-file', `This command reads ${found.label}.`, span);
    }
    if (this.#isOutside(absolute))
      this.ask('outside-workspace', 'This command reads outside the workspace.', span);
  }

  #isOutside(absolute: string): boolean {
    const isOwn = this.#temporary.some((one) => absolute === one || absolute.startsWith(`${one}/`));
    return !isOwn && this.#namesInside(absolute) === undefined;
  }

  #namesInside(absolute: string): readonly string[] | undefined {
    if (absolute === this.workspace) return [];
    const start = this.workspace === '/' ? '/' : `${this.workspace}/`;
    return absolute.startsWith(start) ? absolute.slice(start.length).split('/') : undefined;
  }

  // A program with many operands is asked for one thing once, not once for each of them.
  #isNew({ decision, rule, reason, span }: Finding): boolean {
    const found = this.#foundOf.get(this.#programs) ?? new Set<string>();
    this.#foundOf.set(this.#programs, found);
    const key = `${decision} ${rule} ${String(span?.start)} ${String(span?.end)} ${reason}`;
    const isNew = !found.has(key);
    found.add(key);
    return isNew;
  }

  #find(decision: Finding['decision'], rule: string, reason: string, at: Finding['span']): void {
    const span = at ?? this.#enclosing;
    const evaluated = this.#programs.at(-1);
    const finding: Finding = {
      decision,
      rule,
      reason,
      ...(span === undefined ? {} : { span }),
      ...(evaluated === undefined ? {} : { evaluated }),
    };
    if (!this.#isNew(finding)) return;
    this.findings.push(finding);
    this.#programsOf.set(finding, this.#programs);
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
