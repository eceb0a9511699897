/** Functions that only compute; a call of any other is asked for. Words of the language that may stand in front of a parenthesis are here, too. */
export const harmlessCalls: readonly string[] = [
  ...['count', 'sum', 'avg', 'min', 'max', 'total', 'group_concat', 'string_agg', 'array_agg'],
  ...['abs', 'round', 'ceil', 'floor', 'mod', 'power', 'sqrt', 'sign', 'random'],
  ...['coalesce', 'ifnull', 'nullif', 'iif', 'greatest', 'least', 'cast', 'typeof', 'convert'],
  ...['length', 'char_length', 'lower', 'upper', 'substr', 'substring', 'trim', 'ltrim', 'rtrim'],
  ...['replace', 'instr', 'position', 'concat', 'concat_ws', 'left', 'right', 'hex', 'quote'],
  ...['printf', 'format', 'unicode', 'char', 'like', 'glob', 'ilike', 'between'],
  ...['date', 'time', 'datetime', 'julianday', 'strftime', 'unixepoch', 'timediff', 'now'],
  ...['json', 'json_extract', 'json_array', 'json_object', 'json_each', 'json_tree', 'json_type'],
  ...['json_valid', 'json_group_array', 'json_group_object', 'json_array_length', 'json_quote'],
  ...['row_number', 'rank', 'dense_rank', 'lag', 'lead', 'first_value', 'last_value', 'ntile'],
  ...['changes', 'total_changes', 'last_insert_rowid', 'sqlite_version', 'version'],
  ...['in', 'and', 'or', 'not', 'as', 'over', 'from', 'join', 'on', 'where', 'select', 'values'],
  ...['using', 'exists', 'union', 'all', 'any', 'by', 'case', 'when', 'then', 'else', 'distinct'],
  ...['filter', 'having', 'limit', 'offset', 'intersect', 'except', 'is', 'materialized'],
];

/** Settings of SQLite that are only told, also with something in parentheses. */
export const harmlessPragmas: readonly string[] = [
  ...['table_info', 'table_xinfo', 'table_list', 'index_list', 'index_info', 'index_xinfo'],
  ...['foreign_key_list', 'database_list', 'compile_options', 'function_list', 'collation_list'],
];

/** Settings of SQLite that are only told when nothing follows their name. */
export const toldPragmas: readonly string[] = [
  ...['user_version', 'schema_version', 'page_count', 'page_size', 'encoding', 'journal_mode'],
  ...['foreign_keys', 'synchronous', 'freelist_count', 'application_id', 'cache_size'],
  ...['integrity_check', 'quick_check', 'foreign_key_check'],
];

/** Commands of the sqlite3 shell that only print. */
export const harmlessDotCommands: readonly string[] = [
  ...['.tables', '.schema', '.databases', '.indexes', '.indices', '.dump', '.mode', '.headers'],
  ...['.header', '.show', '.width', '.nullvalue', '.separator', '.dbinfo', '.help', '.fullschema'],
  ...['.quit', '.exit', '.timer', '.echo', '.bail', '.print', '.changes', '.stats', '.version'],
];

/** First words of statements that only read. */
export const readingStatements: readonly string[] = [
  ...['select', 'with', 'values', 'explain', 'show', 'describe', 'desc', 'table', 'begin'],
  ...['commit', 'end', 'rollback', 'use'],
];

/** Words that make a reading statement write, or run what nobody knows. */
export const writingWords: readonly string[] = [
  ...['into', 'insert', 'update', 'delete', 'merge', 'outfile', 'dumpfile', 'program', 'analyze'],
  ...['recursive', 'execute', 'exec', 'call', 'do', 'copy', 'attach', 'drop', 'truncate', 'alter'],
];
