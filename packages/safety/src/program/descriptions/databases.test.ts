import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';

const decide = (command: string): string => judgeCommand(command).decision;
const rulesOf = (command: string): readonly string[] =>
  judgeCommand(command).findings.map(({ rule }) => rule);

describe('clients of databases', () => {
  it.each([
    'psql --version',
    "sqlite3 -readonly a.db 'select * from t'",
    "sqlite3 -readonly -json a.db 'select count(*) from t where a in (1,2)'",
    'sqlite3 -readonly a.db .tables',
    "sqlite3 -readonly a.db 'pragma table_info(t)'",
    'sqlite3 -readonly a.db "select \'drop table x\' -- drop table x"',
    "sqlite3 -readonly a.db 'explain query plan select 1'",
    "echo 'select 1' | sqlite3 -readonly a.db",
    'sqlite3 --version',
    'mysql --version',
    'redis-cli --version',
    'pg_dump --version',
  ])('allows %s, which only reads', (command) => {
    expect(decide(command)).toBe('allow');
  });

  it.each([
    ["psql -c 'DROP TABLE x'", 'destroys'],
    ['psql -cDROP\\ TABLE\\ x', 'destroys'],
    ["psql --comm='TRUNCATE t'", 'destroys'],
    ["psql -c 'select 1; DELETE FROM t'", 'destroys'],
    ["psql -c 'delete from t where 1=1'", 'destroys'],
    ["psql -c 'delete from t where true'", 'destroys'],
    ["psql -c 'update t set a=1'", 'destroys'],
    ["psql -c 'alter table t drop column a'", 'destroys'],
    ["psql -c 'with d as (delete from t returning *) select * from d'", 'destroys'],
    ["psql -c 'delete/**/from t'", 'destroys'],
    ["psql -c 'delete from t where id=3'", 'changes-system'],
    ["echo 'DROP TABLE x' | psql", 'destroys'],
    ['psql < a.sql', 'unknown-argument'],
    ['psql -f a.sql', 'runs-code'],
    ["psql -c 'select 1'", 'uses-network'],
    ["mysql -e 'drop database x' -uroot -psecret", 'destroys'],
    ["mysql -e '/*!50000 drop database x */'", 'destroys'],
    ["sqlite3 a.db '.shell touch PWN'", 'runs-another'],
    ["sqlite3 a.db '.output |sh'", 'unread-script'],
    ["sqlite3 a.db \"select writefile('x','y')\"", 'changes-system'],
    ['sqlite3 a.db "select [load_extension](\'x\')"', 'changes-system'],
    ["sqlite3 a.db \"select 'a\\\\'; drop table x; --'\"", 'destroys'],
    ["sqlite3 a.db 'pragma writable_schema=1'", 'changes-system'],
    ["sqlite3 a.db 'drop table x'", 'destroys'],
    ['sqlite3 a.db', 'opens-terminal'],
    ['sqlite3 a.db .tables', 'writes'],
    ['sqlite3 -init x a.db .tables', 'runs-code'],
    ['sqlite3 ../a.db .tables', 'outside-workspace'],
    ['redis-cli FLUSHALL', 'destroys'],
    ['redis-cli -n 1 flushdb', 'destroys'],
    ['redis-cli --eval x.lua', 'runs-code'],
    ["mongosh --eval 'db.dropDatabase()'", 'destroys'],
    ["mongosh --eval 'db.c.deleteMany({})'", 'destroys'],
    ["mongo x --eval 'db.c.find()'", 'unread-script'],
    ['dropdb x', 'destroys'],
    ['mysqladmin -u root drop db', 'destroys'],
    ['pg_restore --clean a', 'destroys'],
  ])('asks for %s by the rule %s', (command, rule) => {
    expect(decide(command)).toBe('ask');
    expect(rulesOf(command)).toContain(rule);
  });

  it.each(["psql -c '\\! rm -rf /'", "sqlite3 a.db '.system rm -rf /'", 'pg_dump x -f /etc/x'])(
    'denies %s',
    (command) => {
      expect(decide(command)).toBe('deny');
    },
  );

  it('asks for a loss even where everything else is lifted', () => {
    expect(judgeCommand("psql -c 'DROP TABLE x'", { mode: 'yolo' }).decision).toBe('ask');
  });
});
