import { describe, expect, it } from 'vitest';
import { renderTool } from './render-tool.ts';

describe('renderTool', () => {
  it('names files, variables and the tool after its snake_case name', () => {
    const files = renderTool('count_todo_lines', 'files');
    expect(files.map(({ path }) => path)).toEqual([
      'packages/tools/src/files/count-todo-lines.ts',
      'packages/tools/src/files/count-todo-lines.test.ts',
      'packages/tools/src/files/count-todo-lines.property.test.ts',
    ]);
    expect(files[0]?.text).toContain(
      "export const countTodoLines: Tool = defineTool({\n  name: 'count_todo_lines',",
    );
  });

  it.each(['countLines', 'count-lines', 'lines', '../x_y', ''])('refuses the name "%s"', (name) => {
    expect(() => renderTool(name, 'files')).toThrow(/expected a snake_case verb/u);
  });
});
