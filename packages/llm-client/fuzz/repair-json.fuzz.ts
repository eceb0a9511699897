import { parseJson } from '@selfware/contracts';
import { repairJson } from '../src/tool-calls/arguments/repair-json.ts';

const schema = { properties: { flag: { type: 'boolean' }, none: { type: 'null' } } };

/** Any bytes as arguments: JSON is read as it is, everything else is repaired to JSON or refused at a place within the text. */
export async function fuzz(data: Buffer): Promise<void> {
  const text = data.toString('utf8');
  const strict = parseJson(text, { maxLength: Infinity, maxDepth: 60 });
  for (const mayClose of [false, true]) {
    const read = repairJson(text, { schema: { schema, root: schema }, mayClose });
    if (!read.ok && read.failure.position > text.length) throw new Error('a place outside');
    if (!strict.ok) continue;
    // JSON allows the same key twice; arguments do not.
    if (!read.ok && !read.failure.message.includes('every key once'))
      throw new Error('JSON refused');
    if (read.ok && JSON.stringify(read.value.value) !== JSON.stringify(strict.value))
      throw new Error('JSON read as something else');
  }
}
