import { configureProperties, text } from '@selfware/test-kit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { replaceText } from './edit-file.ts';

configureProperties();

describe('replaceText', () => {
  it('is undone by the reverse edit', () => {
    fc.assert(
      fc.property(text(60), text(20), text(60), text(20), (before, oldText, after, newText) => {
        const content = before + oldText + after;
        const edited = replaceText(content, { oldText, newText, replaceAll: false });
        if (!edited.ok) return true;
        const reverse = { oldText: newText, newText: oldText, replaceAll: false };
        const restored = replaceText(edited.value.content, reverse);
        // The new text may occur elsewhere as well; then the reverse edit refuses instead of guessing.
        return !restored.ok || restored.value.content === content;
      }),
    );
  });

  it('changes exactly one place, or none', () => {
    fc.assert(
      fc.property(text(60), text(5), text(60), (before, oldText, after) => {
        const content = before + oldText + after;
        const edited = replaceText(content, { oldText, newText: '\u0000', replaceAll: false });
        if (edited.ok) return edited.value.content.replace('\u0000', () => oldText) === content;
        return oldText === '' || content.split(oldText).length > 2;
      }),
    );
  });
});
