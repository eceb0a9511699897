import { systemClock, type Clock } from '@selfware/contracts';
import { clipboardPrograms } from './clipboard-programs.ts';
import { offerToProgram } from './offer-to-program.ts';
import { osc52 } from './osc-52.ts';

/** What a text is copied with. */
export interface CopyOptions {
  /** The whole environment of the programs: `PATH`, and what tells of a display (`DISPLAY`, `WAYLAND_DISPLAY`, `XDG_RUNTIME_DIR`, ...). */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes to the terminal; absent: there is none. */
  readonly writeToTerminal?: (sequence: string) => Promise<void> | undefined;
  /** How long each program has, in milliseconds; absent means 2,000. */
  readonly limitMs?: number;
  /** Absent means this machine's. */
  readonly platform?: NodeJS.Platform;
  readonly clock?: Clock;
}

/** How a text was copied, or why it was not. */
export type CopyOutcome =
  /** `confirmed`: a program took it; `sent`: the terminal was asked to, which gives no answer. */
  | { readonly copied: 'confirmed' | 'sent'; readonly by: string }
  /** Empty `tried`: there is nothing that has a clipboard. */
  | {
      readonly copied: false;
      readonly tried: readonly { readonly by: string; readonly reason: string }[];
    };

/** Puts a text on the clipboard: by the first program of this platform that takes it, else by the terminal. Never rejects for what a program does. */
export async function copyToClipboard(text: string, options: CopyOptions): Promise<CopyOutcome> {
  const {
    environment,
    limitMs = 2_000,
    platform = process.platform,
    clock = systemClock,
  } = options;
  const tried: { readonly by: string; readonly reason: string }[] = [];
  for (const program of clipboardPrograms(platform, environment)) {
    const reason = await offerToProgram(program, text, { environment, limitMs, clock });
    if (reason === undefined) return { copied: 'confirmed', by: program[0] };
    tried.push({ by: program[0], reason });
  }
  const { writeToTerminal } = options;
  if (writeToTerminal === undefined) return { copied: false, tried };
  const sequence = osc52(text, environment);
  if (sequence === undefined)
    return {
      copied: false,
      tried: [...tried, { by: 'the terminal', reason: 'takes no text that long' }],
    };
  await writeToTerminal(sequence);
  return { copied: 'sent', by: 'the terminal' };
}
