import type { LanguageReader } from './language-reader.ts';

/** Stands for every language that nobody reads here: the text is asked for. */
export const readUnread: LanguageReader = (_text, { span }, scene) => {
  scene.unknown = true;
  scene.ask('unread-script', 'This program runs a text that is not read here.', span);
  return {};
};
