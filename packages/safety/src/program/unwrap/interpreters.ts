/** True for shells: programs that read commands of the language that is parsed here. */
export function isShell(name: string): boolean {
  return /^-?(?:ba|da|z|k|mk|a|fi|c|tc|r?ba)?sh$/u.test(name);
}

/** True for programs that run what they read from their input. */
export function isInterpreter(name: string): boolean {
  return (
    isShell(name) ||
    /^(?:python|pypy|perl|ruby|node|nodejs|php|lua|deno|bun|tclsh|osascript|pwsh)[\d.]*$/u.test(
      name,
    )
  );
}

/** True for builtins and programs whose arguments or files become commands. */
export function runsItsArguments(name: string): boolean {
  return isInterpreter(name) || name === 'eval' || name === 'source' || name === '.';
}
