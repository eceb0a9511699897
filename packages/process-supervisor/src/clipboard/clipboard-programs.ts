/** A program that puts its standard input on the clipboard. */
export type ClipboardProgram = readonly [string, ...string[]];

type Variables = Readonly<Record<string, string>>;

/** The programs that may have a clipboard here, the likeliest first; empty where none can. */
export function clipboardPrograms(
  platform: NodeJS.Platform,
  environment: Variables,
): readonly ClipboardProgram[] {
  if (platform === 'darwin') return [['pbcopy']];
  if (platform === 'win32') return [['clip.exe']];
  const has = (name: string): boolean => (environment[name] ?? '') !== '';
  return [
    ...(has('WSL_DISTRO_NAME') || has('WSL_INTEROP') ? ([['clip.exe']] as const) : []),
    ...(has('TERMUX_VERSION') ? ([['termux-clipboard-set']] as const) : []),
    ...(has('WAYLAND_DISPLAY') ? ([['wl-copy']] as const) : []),
    ...(has('DISPLAY')
      ? ([
          ['xclip', '-selection', 'clipboard', '-in'],
          ['xsel', '--clipboard', '--input'],
        ] as const)
      : []),
  ];
}
