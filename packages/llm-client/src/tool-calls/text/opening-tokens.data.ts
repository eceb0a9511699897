/** What a token in an answer begins. */
export type OpeningKind =
  | 'tool-call'
  | 'element'
  | 'function'
  | 'invoke'
  | 'container'
  | 'mistral'
  | 'python-tag'
  | 'python-list'
  | 'deepseek'
  | 'deepseek-call'
  | 'kimi'
  | 'kimi-call'
  | 'gemma'
  | 'harmony'
  | 'harmony-end'
  | 'reasoning'
  | 'reasoning-end'
  | 'inner-close'
  | 'outer-close';

/** Every token that means something in the text of an answer. */
export const openingTokens: readonly (readonly [token: string, kind: OpeningKind])[] = [
  ['<tool_call>', 'tool-call'],
  ['<tool>', 'element'],
  ['<function=', 'function'],
  ['<function name=', 'function'],
  ['<invoke name=', 'invoke'],
  ['<minimax:invoke name=', 'invoke'],
  ['<antml:invoke name=', 'invoke'],
  ['<｜DSML｜invoke name=', 'invoke'],
  ['<|DSML|invoke name=', 'invoke'],
  ['<function_calls>', 'container'],
  ['<tool_calls>', 'container'],
  ['<seed:tool_call>', 'container'],
  ['<TOOLCALL>', 'container'],
  ['<|tool_call|>', 'container'],
  ['<|START_ACTION|>', 'container'],
  ['<minimax:tool_call>', 'container'],
  ['<antml:function_calls>', 'container'],
  ['<｜DSML｜function_calls>', 'container'],
  ['<｜DSML｜tool_calls>', 'container'],
  ['<|DSML|function_calls>', 'container'],
  ['<|DSML|tool_calls>', 'container'],
  ['[TOOL_CALLS]', 'mistral'],
  ['<|python_tag|>', 'python-tag'],
  ['<|python_start|>', 'python-list'],
  ['<|tool_call_start|>', 'python-list'],
  ['<｜tool▁calls▁begin｜>', 'deepseek'],
  ['<｜tool_calls_begin｜>', 'deepseek'],
  ['<｜tool calls begin｜>', 'deepseek'],
  ['<｜tool\\_calls\\_begin｜>', 'deepseek'],
  ['<｜tool▁call▁begin｜>', 'deepseek-call'],
  ['<|tool_calls_section_begin|>', 'kimi'],
  ['<|tool_call_section_begin|>', 'kimi'],
  ['<|tool_call_begin|>', 'kimi-call'],
  ['<|tool_call>', 'gemma'],
  ['<|channel|>', 'harmony'],
  ['<|start|>', 'harmony'],
  ['<|end|>', 'harmony-end'],
  ['<|return|>', 'harmony-end'],
  ['<|call|>', 'harmony-end'],
  ['<think>', 'reasoning'],
  ['<thinking>', 'reasoning'],
  ['<seed:think>', 'reasoning'],
  ['[THINK]', 'reasoning'],
  ['<|channel>thought', 'reasoning'],
  ['</think>', 'reasoning-end'],
  ['</thinking>', 'reasoning-end'],
  ['</seed:think>', 'reasoning-end'],
  ['[/THINK]', 'reasoning-end'],
  ['<channel|>', 'reasoning-end'],
  ['</parameter>', 'inner-close'],
  ['</arg_value>', 'inner-close'],
  ['</arguments>', 'inner-close'],
  ['</invoke>', 'inner-close'],
  ['</function>', 'inner-close'],
  ['</tool_call>', 'outer-close'],
  ['</tool_calls>', 'outer-close'],
  ['</function_calls>', 'outer-close'],
  ['</minimax:tool_call>', 'outer-close'],
  ['</tool>', 'outer-close'],
  ['[/TOOL_CALLS]', 'outer-close'],
  ['</seed:tool_call>', 'outer-close'],
  ['<|END_ACTION|>', 'outer-close'],
  ['<tool_call|>', 'outer-close'],
  ['<|python_end|>', 'outer-close'],
  ['<|tool_calls_section_end|>', 'outer-close'],
  ['<｜tool▁calls▁end｜>', 'outer-close'],
];
