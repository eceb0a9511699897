import { describe, expect, it } from 'vitest';
import { judgeCommand } from '../judge-command.ts';
import { describeProgram } from './describe-program.ts';

const mostUsed = `
  ls cat head tail wc sort uniq cut paste join comm tr tac nl fold fmt expand od pr split tee touch mkdir rmdir rm cp mv ln install
  chmod chown chgrp dd stat file du df readlink realpath basename dirname mktemp truncate shred sha256sum md5sum base64 seq date
  sleep yes expr printf echo true false test uname id whoami hostname nproc uptime free ps pgrep kill pkill top lsof which whereis
  grep egrep rg ag find fd locate sed awk jq diff cmp patch strings hexdump xxd column rev less more man tree vim nano
  tar gzip gunzip zcat bzip2 xz zstd zip unzip 7z cpio ar rsync
  curl wget ssh scp sftp nc ping dig host nslookup ip ss netstat
  git gh docker podman kubectl helm terraform aws
  node npm npx pnpm yarn tsc eslint prettier vitest jest
  python python3 pip pytest ruff mypy uv poetry
  cargo rustc go java javac mvn gradle dotnet ruby gem bundle perl php composer
  make cmake ninja gcc g++ clang ld nm objdump
  sqlite3 psql mysql redis-cli mongosh
  apt apt-get dpkg brew systemctl journalctl mount umount crontab
`
  .trim()
  .split(/\s+/u);

describe('descriptions', () => {
  it('knows the programs that are used most', () => {
    expect(mostUsed.length).toBeGreaterThanOrEqual(150);
    const unknown = mostUsed.filter((name) =>
      judgeCommand(name).findings.some(({ rule }) => rule === 'unknown-program'),
    );
    expect(unknown).toEqual([]);
  });

  it('knows nothing of what is no program, nor of what every object has', () => {
    expect(describeProgram('no-such-program')).toBeUndefined();
    expect(describeProgram('constructor')).toBeUndefined();
  });
});
