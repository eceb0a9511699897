/** True for shells: programs that read commands of a language like the one that is parsed here. */
export function isShell(name: string): boolean {
  return /^-?(?:ba|da|z|k|mk|pdk|ok|lk|ya|a|po|r?ba|rk|fi|c|tc)?sh$|^-?(?:bash|zsh|ksh)[-.\d]+$|^(?:rc|es|nu|elvish|xonsh|osh|ysh|hush|msh|lash)$/u.test(
    name,
  );
}

/** True for the shells whose language is the one that is parsed here. */
export function isSupportedShell(name: string): boolean {
  return /^-?(?:r?ba|da|a)?sh$/u.test(name);
}

/** True for programs that run what they read from their input. */
export function isInterpreter(name: string): boolean {
  return (
    isShell(name) ||
    /^(?:python|pypy|perl|ruby|irb|node|nodejs|php|lua|luajit|deno|bun|tclsh|wish|expect|guile|osascript|pwsh|powershell|Rscript|R|julia|groovy|scala|ghci|gdb|ed|ex)[\d.]*$/u.test(
      name,
    )
  );
}

/** True for builtins and programs whose arguments or files become commands. */
export function runsItsArguments(name: string): boolean {
  return isInterpreter(name) || name === 'eval' || name === 'source' || name === '.';
}
