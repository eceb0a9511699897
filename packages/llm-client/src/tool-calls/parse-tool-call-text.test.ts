import { describe, expect, it } from 'vitest';
import type { ToolSchema } from '../model-request.ts';
import { writeToolCallText } from '../testing/write-tool-call-text.ts';
import { parseToolCallText } from './parse-tool-call-text.ts';
import { createReplyScanner } from './text/create-reply-scanner.ts';
import { toolCallFormats, type ToolCallFormat } from './tool-call-format.ts';

function tool(
  name: string,
  properties: ToolSchema['parameters'],
  required: readonly string[] = [],
): ToolSchema {
  return { name, description: '', parameters: { type: 'object', properties, required } };
}

const tools: readonly ToolSchema[] = [
  tool(
    'get_weather',
    {
      city: { type: 'string' },
      state: { type: 'string' },
      days: { type: 'integer' },
      exact: { type: 'boolean' },
      places: { type: 'array', items: { type: 'string' } },
    },
    ['city', 'state'],
  ),
  {
    ...tool('write_file', {}),
    parameters: {
      type: 'object',
      properties: { path: { type: 'string' }, content: { type: 'string' } },
      additionalProperties: false,
    },
  },
  tool('get_time', {}),
  {
    name: 'set',
    description: '',
    parameters: {
      type: 'object',
      properties: {
        id: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        any: { type: ['string', 'number', 'object'] },
        unit: { enum: ['a', 'b'] },
        link: { $ref: '#/$defs/link' },
        free: {},
      },
      $defs: { link: { type: 'array' } },
    },
  },
];

const loose: readonly ToolSchema[] = [
  tool('write_file', { path: { type: 'string' }, content: { type: 'string' } }),
];

/** Calls as `name{"arguments":…}`, content, reasoning and the codes of the diagnostics. */
function parse(text: string, formats?: readonly ToolCallFormat[]): unknown {
  const options = formats === undefined ? { tools } : { tools, formats };
  const { content, reasoning, calls, diagnostics } = parseToolCallText(text, options);
  return {
    calls: calls.map(({ name, rawArguments }) => name + rawArguments),
    ...(content === '' ? {} : { content }),
    ...(reasoning === '' ? {} : { reasoning }),
    ...(diagnostics.length === 0 ? {} : { codes: diagnostics.map(({ code }) => code) }),
  };
}

const paris = 'get_weather{"city":"Paris"}';
const time = 'get_time{}';

const wire: readonly (readonly [string, string, unknown])[] = [
  [
    'Hermes, with text before it',
    'Let me look.<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris"}}\n</tool_call>',
    { calls: [paris], content: 'Let me look.' },
  ],
  [
    'Hermes, twice, the second without its end',
    '<tool_call>{"name":"get_weather","arguments":{"city":"Paris"}}</tool_call>\n<tool_call>{"name":"get_time","arguments":{}}',
    { calls: [paris, time] },
  ],
  [
    'Hermes, with its arguments as a JSON text',
    '<tool_call>{"name": "get_weather", "arguments": "{\\"city\\": \\"Paris\\"}"}</tool_call>',
    { calls: [paris] },
  ],
  [
    'Hermes, fenced inside of its tags',
    '<tool_call>\n```json\n{"name": "get_time", "arguments": {}}\n```\n</tool_call>',
    { calls: [time] },
  ],
  [
    'Qwen, with values of several lines and types',
    '<tool_call>\n<function=get_weather>\n<parameter=city>\nParis\n</parameter>\n<parameter=days>\n3\n</parameter>\n<parameter=exact>\nTrue\n</parameter>\n<parameter=places>\n["a"]\n</parameter>\n</function>\n</tool_call>',
    { calls: ['get_weather{"city":"Paris","days":3,"exact":true,"places":["a"]}'] },
  ],
  [
    'Qwen, without the outer tags',
    '<function=get_weather><parameter=city>Paris</parameter></function> Done.',
    { calls: [paris], content: ' Done.' },
  ],
  [
    'Qwen, with JSON inside',
    '<function=get_weather>{"city": "Paris"}</function>',
    { calls: [paris] },
  ],
  [
    'Qwen, with the end of a parameter missing',
    '<tool_call>\n<function=get_weather>\n<parameter=city>\nDallas\n<parameter=state>\nTX\n</parameter>\n</function>\n</tool_call>',
    { calls: ['get_weather{"city":"Dallas","state":"TX"}'] },
  ],
  [
    'Qwen, without any end of a parameter',
    '<function=get_weather>\n<parameter=city>Paris\n<parameter=days>3\n</function>',
    { calls: ['get_weather{"city":"Paris","days":3}'] },
  ],
  [
    'Qwen, with the outer tags at the end only',
    '<function=get_time>\n</function>\n</tool_call>',
    { calls: [time] },
  ],
  [
    'Mistral, as a list',
    '[TOOL_CALLS] [{"name": "get_weather", "arguments": {"city": "Paris"}}, {"name":"get_time","arguments":{}}]',
    { calls: [paris, time] },
  ],
  [
    'Mistral, by name',
    'Ok.[TOOL_CALLS]get_weather[ARGS]{"city": "Paris"}[TOOL_CALLS]get_time[CALL_ID]a1[ARGS]{}',
    { calls: [paris, time], content: 'Ok.' },
  ],
  ['Mistral, without a token before the arguments', '[TOOL_CALLS]get_time{}', { calls: [time] }],
  [
    'Llama, as JSON alone',
    '{"name": "get_weather", "parameters": {"city": "Paris"}}; {"type": "function", "name": "get_time", "parameters": {}}',
    { calls: [paris, time] },
  ],
  [
    'Llama, behind its token',
    '<|python_tag|>{"name": "get_weather", "parameters": {"city": "Paris"}}<|eom_id|>',
    { calls: [paris] },
  ],
  ['Llama, built in', '<|python_tag|>get_weather.call(city="Paris")', { calls: [paris] }],
  [
    'Python, as a list',
    "[get_weather(city='Paris', exact=True, places=['a', 'b\\'s',]), get_time()]",
    { calls: ['get_weather{"city":"Paris","exact":true,"places":["a","b\'s"]}', time] },
  ],
  [
    'Python, between tokens',
    'So <|python_start|>[get_weather(city="Paris")]<|python_end|> it is.',
    { calls: [paris], content: 'So  it is.' },
  ],
  ['Python, in tags', '<tool_call>get_weather(city="Paris")</tool_call>', { calls: [paris] }],
  [
    'Python, without its end token',
    '<|python_tag|>get_time(); get_time()',
    { calls: [time, time] },
  ],
  [
    'DeepSeek V3 and R1',
    '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather\n```json\n{"city": "Paris"}\n```<｜tool▁call▁end｜>\n<｜tool▁call▁begin｜>function<｜tool▁sep｜>get_time\n```json\n{}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    { calls: [paris, time] },
  ],
  [
    'DeepSeek V3.1',
    'Ok.<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>get_weather<｜tool▁sep｜>{"city": "Paris"}<｜tool▁call▁end｜><｜tool▁calls▁end｜>',
    { calls: [paris], content: 'Ok.' },
  ],
  [
    'DeepSeek V3.2',
    '<｜DSML｜function_calls>\n<｜DSML｜invoke name="get_weather">\n<｜DSML｜parameter name="city" string="true">Paris</｜DSML｜parameter>\n<｜DSML｜parameter name="days" string="false">3</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    { calls: ['get_weather{"city":"Paris","days":3}'] },
  ],
  [
    'Kimi',
    'Ok.<|tool_calls_section_begin|><|tool_call_begin|>functions.get_weather:0<|tool_call_argument_begin|>{"city": "Paris"}<|tool_call_end|><|tool_call_begin|>functions.get_time:1<|tool_call_argument_begin|>{}<|tool_call_end|><|tool_calls_section_end|>',
    { calls: [paris, time], content: 'Ok.' },
  ],
  [
    'GLM',
    '<tool_call>get_weather\n<arg_key>city</arg_key>\n<arg_value>Paris</arg_value>\n<arg_key>days</arg_key>\n<arg_value>3</arg_value>\n</tool_call><tool_call>get_time</tool_call>',
    { calls: ['get_weather{"city":"Paris","days":3}', time] },
  ],
  [
    'Gemma, with values of every type',
    '<|channel>thought\nHm.<channel|>Ok.<|tool_call>call:set{any:<|"|>a {b} <tool_call|> "c"<|"|>,id:null,unit:<|"|>a<|"|>,link:[1,{x:true},[]]}<tool_call|><|tool_call>call:get_time{}<tool_call|>',
    {
      calls: [
        'set{"any":"a {b} <tool_call|> \\"c\\"","id":null,"unit":"a","link":[1,{"x":true},[]]}',
        time,
      ],
      content: 'Ok.',
      reasoning: '\nHm.',
    },
  ],
  [
    'MiniMax',
    '<minimax:tool_call>\n<invoke name="get_weather">\n<parameter name="city">Paris</parameter>\n</invoke>\n<invoke name="get_time">\n</invoke>\n</minimax:tool_call>',
    { calls: [paris, time] },
  ],
  [
    'MiniMax, in lines of JSON',
    '<tool_calls>\n{"name": "get_time", "arguments": {}}\n{"name": "get_weather", "arguments": {"city": "Paris"}}\n</tool_calls>',
    { calls: [time, paris] },
  ],
  [
    'Harmony',
    '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>commentary to=functions.get_weather <|constrain|>json<|message|>{"city":"Paris"}<|call|>',
    { calls: [paris], reasoning: 'Hm.' },
  ],
  [
    'Harmony, without arguments',
    '<|start|>assistant to=functions.get_time<|channel|>commentary<|message|><|call|>',
    { calls: [time] },
  ],
  [
    'Harmony, with a final answer',
    '<|channel|>analysis<|message|>Hm.<|start|>assistant<|channel|>final<|message|>42<|return|>',
    { calls: [], content: '42', reasoning: 'Hm.' },
  ],
  [
    'Selfware, with tags in its JSON',
    '<tool><name>get_weather</name><arguments>{"city": "</arguments></tool>"}</arguments></tool>',
    { calls: ['get_weather{"city":"</arguments></tool>"}'] },
  ],
  [
    'Selfware, with elements, which stay byte for byte',
    '<tool>\n<name>write_file</name>\n<arguments><path>true</path><content>  <b>x</b>\n</content></arguments>\n</tool>',
    { calls: ['write_file{"path":"true","content":"  <b>x</b>\\n"}'] },
  ],
  ...['<name=get_time</name>', '<name=get_time>', '<function=get_time</function>'].map(
    (head) =>
      [
        `Selfware, with ${head}`,
        `<tool>${head}<arguments>{}</arguments></tool>`,
        { calls: [time] },
      ] as const,
  ),
  [
    'Selfware, with ends that lack their beginning',
    '<tool><name>get_weather</name><arguments>{"city": "Paris"}arguments>tool>',
    { calls: [paris] },
  ],
  [
    'fenced JSON alone, with back-ticks in it',
    '```json\n{"tool": "get_weather", "args": {"city": "a ``` b"}}\n```\n',
    { calls: ['get_weather{"city":"a ``` b"}'] },
  ],
  [
    'DeepSeek V3.2, with JSON inside',
    '<｜DSML｜function_calls>\n<｜DSML｜invoke name="get_weather">\n{\n "city": "Paris"}\n</｜DSML｜invoke>\n</｜DSML｜function_calls>',
    { calls: [paris] },
  ],
  [
    'DeepSeek V3.2, with all arguments in one, and with one that no schema names',
    '<invoke name="get_weather"><parameter name="arguments" string="false">{"city":"Paris"}</parameter></invoke><invoke name="get_time"><parameter name="n" string="false">1</parameter><parameter name="m" string="true">1</parameter></invoke>',
    { calls: [paris, 'get_time{"n":1,"m":"1"}'] },
  ],
  [
    'Seed',
    '<seed:tool_call>\n<function=get_time>\n</function>\n</seed:tool_call>',
    { calls: [time] },
  ],
  ['Nemotron', '<TOOLCALL>[{"name": "get_time", "arguments": {}}]</TOOLCALL>', { calls: [time] }],
  ['Granite', '<|tool_call|>[{"name": "get_time", "arguments": {}}]', { calls: [time] }],
  [
    'Command R',
    '<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "get_time", "parameters": {}}]<|END_ACTION|>',
    { calls: [time] },
  ],
  ['JSON in a named tag', '<function name="get_time">{}</function>', { calls: [time] }],
  [
    'Kimi, without the end of its calls',
    '<|tool_call_begin|>functions.get_weather:0<|tool_call_argument_begin|>{"city": "Paris"}<|tool_call_begin|>functions.get_time:1<|tool_call_argument_begin|>{}',
    { calls: [paris, time] },
  ],
  [
    'values of unions, references and no type',
    '<function=set><parameter=id>null</parameter><parameter=any>{"a": 1}</parameter><parameter=unit>a</parameter><parameter=link>[1]</parameter><parameter=free>2</parameter></function>',
    { calls: ['set{"id":null,"any":{"a":1},"unit":"a","link":[1],"free":2}'] },
  ],
  [
    'texts that only look like other values of a union',
    '<function=set><parameter=any>1.0</parameter></function><function=set><parameter=any>{a}</parameter><parameter=more>1</parameter></function>',
    { calls: ['set{"any":"1.0"}', 'set{"any":"{a}","more":"1"}'] },
  ],
  [
    'several formats in one answer',
    'A <tool_call>{"name":"get_time","arguments":{}}</tool_call> b <function=get_time></function> c [TOOL_CALLS]get_time{}',
    { calls: [time, time, time], content: 'A  b  c ' },
  ],
];

describe('parseToolCallText', () => {
  it.each(wire)('reads %s', (_, text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each([
    [
      '<tool_call>{"name":"get_weather","arguments":{"city":"Paris",}}</tool_call>',
      'trailing-comma',
    ],
    ['<tool_call>{"name":"get_weather","arguments":{"city":"Paris"}</tool_call>', 'unclosed-end'],
    ['<tool_call>{"name":"get_weather","arguments":{"exact":True}}</tool_call>', 'python-literal'],
    [
      '<tool_call>{"name":"get_weather","arguments":{"city":"a\nb"}}</tool_call>',
      'control-character',
    ],
    ['<tool_call><function=get_weather><parameter=city>a</parameter></tool_call>', 'missing-tag'],
    ['<tool_call><function=get_weather><parameter=city>a</parameter></function>', 'missing-tag'],
  ])('repairs %j and says so', (text, repair) => {
    expect(parseToolCallText(text, { tools }).calls).toMatchObject([{ repairs: [repair] }]);
  });

  it.each([
    [
      'an unknown tool',
      '<tool_call>{"name":"getweather","arguments":{}}</tool_call>',
      'unknown-tool',
    ],
    [
      'invalid JSON',
      '<tool_call>{"name":"get_weather","arguments":{"city":"a" "b"}}</tool_call>',
      'invalid-arguments',
    ],
    [
      'words of Python for a text',
      '<tool_call>{"name":"write_file","arguments":{"path":None}}</tool_call>',
      'invalid-arguments',
    ],
    [
      'two brackets missing',
      '<tool_call>{"name":"get_time","arguments":{"a":{"b":1</tool_call>',
      'invalid-arguments',
    ],
    [
      'an unclosed text',
      '<tool_call>{"name":"write_file","arguments":{"path":"a',
      'invalid-arguments',
    ],
    [
      'Gemma, with what is no value',
      '<|tool_call>call:get_time{a:now}<tool_call|>',
      'invalid-arguments',
    ],
    [
      'Gemma, with a key twice',
      '<|tool_call>call:get_time{a:1,a:2}<tool_call|>',
      'invalid-arguments',
    ],
    ['Gemma, with more behind it', '<|tool_call>call:get_time{}x<tool_call|>', 'invalid-arguments'],
    ['Gemma, without its end', '<|tool_call>call:get_time{', 'unfinished-call'],
    [
      'elements that do not end',
      '<tool><name>write_file</name><arguments><path>a</path>',
      'unfinished-call',
    ],
    [
      'parameters without the end of the call',
      '<tool_call>write_file<arg_key>path</arg_key><arg_value>a</arg_value>',
      'unfinished-call',
    ],
    ['a value without an end', '<function=write_file><parameter=path>a', 'unfinished-call'],
    [
      'two sets of arguments',
      '<tool_call>{"name":"get_time","arguments":{"a":1},"parameters":{}}</tool_call>',
      'ambiguous-call',
    ],
    [
      'arguments beside the name',
      '<tool_call>{"name":"write_file","path":"a"}</tool_call>',
      'ambiguous-call',
    ],
    [
      'a parameter given twice',
      '<function=write_file><parameter=path>a</parameter><parameter=path>b</parameter></function>',
      'ambiguous-call',
    ],
    [
      'a parameter that the tool does not have',
      '<function=write_file><parameter=path>a</parameter><parameter=mode>b</parameter></function>',
      'ambiguous-call',
    ],
    [
      'a name that cannot be read',
      '<|tool_calls_section_begin|>{"a":1}<|tool_calls_section_end|>',
      'invalid-arguments',
    ],
    ['a call without a name', '<tool_call>{"arguments":{}}</tool_call>', 'invalid-arguments'],
    [
      'arguments that are a list',
      '<tool_call>{"name":"get_time","arguments":[1]}</tool_call>',
      'invalid-arguments',
    ],
    ['arguments that are a word', '<function=get_time>{"a":</function>', 'invalid-arguments'],
    [
      'arguments that are a text of no JSON',
      '<tool_call>{"name":"get_time","arguments":"now"}</tool_call>',
      'invalid-arguments',
    ],
    ['nothing between the tags', '<tool_calls>[]</tool_calls>', 'invalid-arguments'],
    [
      'a section without a value',
      '<|tool_calls_section_begin|><|tool_calls_section_end|>',
      'unfinished-call',
    ],
    ['Python that is no call', '<|python_tag|>(1)', 'invalid-arguments'],
    ['Python that does not end', '<|python_tag|>get_time(', 'unfinished-call'],
    [
      'text between tags',
      '<tool_call><function=get_time>now</function></tool_call>',
      'ambiguous-call',
    ],
    ['code instead of literals', '<|python_tag|>get_weather(city=open("a"))', 'invalid-arguments'],
    [
      'a fence with text beside it',
      'Like:\n```json\n{"name": "get_time", "arguments": {}}\n```',
      'ambiguous-call',
    ],
    [
      'JSON with text behind it',
      '{"name": "get_time", "arguments": {}}\nis how.',
      'ambiguous-call',
    ],
    ['a list with text before it', 'So:\n[get_time()]', 'ambiguous-call'],
    [
      'a call in a fence',
      '```xml\n<tool_call>{"name":"get_time","arguments":{}}</tool_call>\n```',
      'call-in-code',
    ],
    [
      'reasoning that does not end',
      '<think>So <tool_call>{"name":"get_time","arguments":{}}</tool_call>',
      'call-in-reasoning',
    ],
  ])('does not call %s, keeps its text, and says why', (_, text, code) => {
    const found = parseToolCallText(text, { tools });
    expect(found.calls).toEqual([]);
    expect(found.content + found.reasoning).toBe(text.replace('<think>', ''));
    expect(found.diagnostics.map((each) => each.code)).toEqual([code]);
  });

  // Payloads after the regression tests of vLLM's Qwen parsers (tests/tool_parsers/test_qwen3_xml_coder_shared.py).
  it.each([
    [
      'tags in strings',
      'a = [\n  "<tool_call>\\n",\n  "<parameter=query>\\n",\n  "\\n</parameter>\\n",\n]',
    ],
    [
      'a parameter that the tool does not have',
      'T = """\n</parameter>\n<parameter=new>\n#!\n</parameter>\n"""',
    ],
    ['a whole parameter that the tool has', 'doc = """\n<parameter=path>\nb\n</parameter>\n"""'],
    [
      'a whole call',
      'doc = """\n<tool_call>\n<function=write_file>\n<parameter=path>\nb\n</parameter>\n<parameter=content>\nc\n</parameter>\n</function>\n</tool_call>\n"""',
    ],
    ['an opening tag alone', 'use <parameter=path> here'],
    ['a closing tag alone', 'use </parameter> here'],
  ])('keeps a value whole that holds %s', (_, content) => {
    const text = writeToolCallText('qwen-xml', [
      { name: 'write_file', arguments: { path: 'a', content } },
    ]);
    const found = parseToolCallText(`${text}\nDone.`, { tools: loose });
    expect(found.calls.map((call) => call.arguments)).toEqual([{ path: 'a', content }]);
    expect(found).toMatchObject({ content: '\nDone.', diagnostics: [] });
  });

  it('takes time in proportion to the length of a block made to be slow', () => {
    const parts = [
      '<parameter=path>',
      '</parameter>',
      '<function=write_file><parameter=path><parameter=q></parameter></function>',
      '</parameter> ',
      '<tool_call><function=write_file>',
      '<arg_key>',
      '<parameter=k',
    ];
    for (const part of parts) {
      const body = part.repeat(40_000);
      const startedMs = performance.now();
      for (const head of [
        '<tool_call><function=write_file><parameter=content>',
        '<tool_call>x<arg_key>',
      ])
        parseToolCallText(head + body + '</function></tool_call>', { tools: loose });
      expect(performance.now() - startedMs).toBeLessThan(5_000);
    }
  });

  it('takes a call back when a closing tag behind it shows that a value ended too early', () => {
    const inner = '<tool_call><function=get_time></function></tool_call>';
    const text = `<tool_call>\n<function=write_file>\n<parameter=content>\na</parameter></function></tool_call>\n${inner}\n</parameter>\n</function>\n</tool_call>`;
    const found = parseToolCallText(text, { tools });
    expect(found.diagnostics.map(({ code }) => code)).toContain('ambiguous-call');
  });

  it('says near names of an unknown tool', () => {
    const text = '<tool_call>{"name":"getWeather","arguments":{}}</tool_call>';
    const [diagnostic] = parseToolCallText(text, { tools }).diagnostics;
    expect(diagnostic).toMatchObject({ name: 'getWeather', nearNames: ['get_weather'] });
    expect(diagnostic?.message).toContain('Did you mean "get_weather"?');
  });

  it('says where invalid arguments stop being JSON, and gives them as they were written', () => {
    const text = '<function=get_weather>{"city": nowhere}</function>';
    expect(parseToolCallText(text, { tools }).diagnostics).toMatchObject([
      { name: 'get_weather', rawArguments: '{"city": nowhere}', position: 9 },
    ]);
  });

  it('says where each call stood', () => {
    const text = 'ab<tool_call>{"name":"get_time","arguments":{}}</tool_call>';
    const [call] = parseToolCallText(text, { tools }).calls;
    expect(call).toMatchObject({ format: 'hermes', span: { start: 2, end: text.length } });
  });

  it('takes only the formats that are asked for, and those wherever they stand', () => {
    const json = '{"name": "get_time", "parameters": {}}';
    const hermes = '<tool_call>{"name":"get_time","arguments":{}}</tool_call>';
    expect(parse(`So: ${json} and`, ['llama-json'])).toEqual({ calls: [time], content: 'So: and' });
    expect(parse('So: [get_time()] and', ['pythonic'])).toEqual({
      calls: [time],
      content: 'So: and',
    });
    expect(parse(`So:\n\`\`\`json\n${json}\n\`\`\`\nand`, ['fenced-json'])).toEqual({
      calls: [time],
      content: 'So:\n\nand',
    });
    expect(parse(hermes, ['glm', 'mistral'])).toEqual({ calls: [], content: hermes });
    expect(parse(hermes, [])).toEqual({ calls: [], content: hermes });
    expect(parseToolCallText(hermes, { tools: [] })).toMatchObject({ calls: [], content: hermes });
  });

  it('leaves JSON that is no call alone', () => {
    for (const text of [
      '{"name": "Ada", "parameters": {}}',
      '[{"id": 1}]',
      '[get',
      '{"name"',
      '[1, 2]',
    ])
      expect(parse(text)).toEqual({ calls: [], content: text });
  });

  it.each([
    ['<think>a</think>\n\nb', 'a', 'b'],
    ['<thinking>a</thinking>b', 'a', 'b'],
    ['[THINK]a[/THINK]b', 'a', 'b'],
    ['<think>a\n<think>b</think>\nc</think>d', 'a\n<think>b</think>\nc', 'd'],
    ['<think>\n<think>a</think>b', '\n<think>a', 'b'],
    ['<think>say `</think>` here</think>b', 'say `</think>` here', 'b'],
    ['a <think>b</think> c', 'b', 'a  c'],
    ['<think>never ends', 'never ends', ''],
    ['opened by the template</think>\nb', 'opened by the template', 'b'],
    ['```\n<think>a</think>\n```', '', '```\n<think>a</think>\n```'],
    ['the `<think>` tag', '', 'the `<think>` tag'],
  ])('reads the reasoning of %j', (text, reasoning, content) => {
    expect(parseToolCallText(text, { tools })).toMatchObject({ reasoning, content });
  });

  it.each(['[Read', '[a](', '[x]', '{"to', '{"total"', '{"name"', '[get_', '[ {', '```json\n{"a"'])(
    'holds %j back no longer than it may become a call',
    (text) => {
      const scanner = createReplyScanner({ tools });
      const held = scanner.push(text).length === 0;
      expect(held).toBe(/name"$|get_$|\[ \{$|to$|Read$/u.test(text));
      const shown = [...scanner.push(' and so on'), ...scanner.end(false).parts];
      expect(shown.some(({ kind }) => kind === 'text')).toBe(true);
    },
  );

  it('takes a closing tag of a small model that comes twice', () => {
    const call = '<tool_call>{"name":"get_time","arguments":{}}</tool_call></tool_call>';
    expect(parse(call)).toEqual({ calls: [time] });
  });

  it('refuses a block that is too long, and shows it', () => {
    const text = `<tool_call>{"name":"write_file","arguments":{"content":"${'a'.repeat(4_000_001)}`;
    const found = parseToolCallText(text, { tools });
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['too-long']);
    expect(found.content).toBe(text);
  });

  it('takes a thousand blocks of an answer, and no more', () => {
    const call = '<tool_call>{"name":"get_time","arguments":{}}</tool_call>';
    const found = parseToolCallText(call.repeat(1_002), { tools });
    expect(found.calls).toHaveLength(1_000);
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['too-long', 'too-long']);
    expect(found.content).toBe(call.repeat(2));
  });

  it('keeps every format apart by its name', () => {
    expect(new Set(toolCallFormats).size).toBe(toolCallFormats.length);
  });
});
