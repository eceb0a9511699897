import type { ContainerCommandKind, OptionRule } from './option-rule.ts';
import { optionRules } from './option-rules.data.ts';

/** An option as it was given. */
export interface ContainerOption {
  /** With its dashes. */
  readonly name: string;
  /** Absent for a switch, and where only the shell knows it. */
  readonly value?: string;
}

/** Every rule that speaks against an option; `rules` are all of them unless a test leaves some out. */
export function judgeContainerOption(
  { name, value }: ContainerOption,
  command: ContainerCommandKind,
  rules: readonly OptionRule[] = optionRules,
): readonly OptionRule[] {
  const text = (value ?? '').trim().toLowerCase();
  return rules.filter(
    ({ options, commands, value: only, except }) =>
      commands.includes(command) &&
      options.split(' ').includes(name) &&
      (only === undefined || only.test(text)) &&
      except?.test(text) !== true,
  );
}
