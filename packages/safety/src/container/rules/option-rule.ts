/** What a rule says of one option of a container's command line. */
export interface OptionRule {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly decision: 'ask' | 'deny';
  /** What the container gets by it, as the end of a sentence: `This container gets …`. */
  readonly gets: string;
  /** Spellings of the option, parted by one space. */
  readonly options: string;
  /** The commands that it holds for: `start` is `run` and `create`, also of a service, `exec`, `build`. */
  readonly commands: readonly ContainerCommandKind[];
  /** The values that it speaks of, as a whole, without case; absent means every one. */
  readonly value?: RegExp;
  /** The values that it does not speak of, though `value` does. */
  readonly except?: RegExp;
}

/** Kinds of commands that have options of their own. */
export type ContainerCommandKind = 'start' | 'exec' | 'build';
