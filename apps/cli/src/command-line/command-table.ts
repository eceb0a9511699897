/** A flag: `value` names what follows it, absent means that it stands alone. */
export interface FlagDescription {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  readonly summary: string;
  /** The only values that fit; absent means any. */
  readonly choices?: readonly string[];
  /** What the shell completes its value with; absent means nothing. */
  readonly completes?: 'files' | 'directories';
  /** True: given twice it would mean two things, so it is refused. */
  readonly once?: true;
}

/** One command, as help, parser and completion know it. */
export interface CommandDescription {
  /** One or two words. */
  readonly name: string;
  readonly summary: string;
  /** What stands after the name; `required` is false when it may be left out. Absent means nothing. */
  readonly operand?: {
    readonly name: string;
    readonly required: boolean;
    /** True: any number of them. */
    readonly many?: true;
    readonly choices?: readonly string[];
    /** What the shell completes it with; absent means its choices alone. */
    readonly completes?: 'files';
  };
  /** Names of flags beyond `commonFlags`. */
  readonly flags: readonly string[];
  readonly examples: readonly { readonly line: string; readonly tells: string }[];
}
