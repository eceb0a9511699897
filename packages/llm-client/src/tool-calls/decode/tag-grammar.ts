import type { ToolCallFormat } from '../tool-call-format.ts';

/** How a format writes calls as tags. The patterns are sticky: they match at one place only. */
export interface TagGrammar {
  /** What stands around all calls; may be missing. */
  readonly container: RegExp;
  readonly containerClose: RegExp;
  /** Holds the name of the tool. */
  readonly callOpen: RegExp;
  readonly callClose: RegExp;
  /** Holds the name of the parameter. */
  readonly parameterOpen: RegExp;
  /** What closes the parameter of that name, opened by that tag. */
  parameterClose(name: string, opened: string): string;
  /** Whether the value stands on lines of its own, so that one line break on each side is not part of it. */
  readonly ownLines: boolean;
  /** Whether the end of a parameter may be missing where the next one begins a line. */
  readonly looseEnds: boolean;
}

/** The grammar of a format that is written as tags. */
export function grammarOf(format: ToolCallFormat): TagGrammar {
  if (format === 'glm') return glm;
  if (format === 'selfware') return selfware;
  return format === 'invoke' ? invoke : qwen;
}

const qwen: TagGrammar = {
  container: /<(?:seed:)?tool_call>/uy,
  containerClose: /<\/(?:seed:)?tool_call>/uy,
  callOpen: /<function\s*=\s*["']?([^>\s"']{1,128})["']?\s*>/uy,
  callClose: /<\/function>/uy,
  parameterOpen: /<parameter\s*=\s*["']?([^>"'\n]{1,128}?)["']?\s*>/uy,
  parameterClose: () => '</parameter>',
  ownLines: true,
  looseEnds: true,
};

const invoke: TagGrammar = {
  container: /<(?:[\w-]+:|[|｜]DSML[|｜])?(?:function_calls|tool_calls?|tool_use)>/uy,
  containerClose: /<\/(?:[\w-]+:|[|｜]DSML[|｜])?(?:function_calls|tool_calls?|tool_use)>/uy,
  callOpen: /<(?:[\w-]+:|[|｜]DSML[|｜])?invoke\s+name\s*=\s*["']?([^>\s"']{1,128})["']?\s*>/uy,
  callClose: /<\/(?:[\w-]+:|[|｜]DSML[|｜])?invoke>/uy,
  parameterOpen:
    /<(?:[\w-]+:|[|｜]DSML[|｜])?parameter\s+name\s*=\s*["']?([^>"'\n]{1,128}?)["']?(?:\s+string="(?:true|false)")?\s*>/uy,
  parameterClose: (_, opened) => `</${opened.slice(1, opened.indexOf('parameter'))}parameter>`,
  ownLines: false,
  looseEnds: true,
};

const glm: TagGrammar = {
  container: /(?!)/uy,
  containerClose: /(?!)/uy,
  callOpen: /<tool_call>\s*([^\s<]{1,128})/uy,
  callClose: /<\/tool_call>/uy,
  parameterOpen: /<arg_key>\s*([^<\n]{1,128}?)\s*<\/arg_key>\s*<arg_value>/uy,
  parameterClose: () => '</arg_value>',
  ownLines: false,
  looseEnds: false,
};

const selfware: TagGrammar = {
  container: /(?!)/uy,
  containerClose: /<\/tool>/uy,
  // The name element of small models: whole, unclosed, or named like a function.
  callOpen:
    /<tool>\s*<(?:name|function)\s*[=>]\s*([^<>\s]{1,128}?)\s*(?:<\/(?:name|function)>|>)\s*(?:<arguments>)?/uy,
  callClose: /<\/arguments>/uy,
  parameterOpen: /<([A-Za-z_][\w-]{0,127})>/uy,
  parameterClose: (name) => `</${name}>`,
  ownLines: false,
  looseEnds: false,
};
