import type { ProgramDescription } from './program-description.ts';

const look: ProgramDescription = {
  options: {
    flag: '-w --web --comments -c --verbose -v --exit-status --log --log-failed --include-drafts --archived --source --fork --draft --name-only --patch --checks --watch --fail-fast --required --all -a -h --help --paginate --slurp -i --include --silent --exclude-drafts --exclude-pre-releases',
    value:
      '-R --repo -L --limit -q --jq -t --template --json -s --state -l --label -A --author --assignee -S --search -B --base -H --head -b --branch -r --ref -j --job -u --user --workflow -e --event --status --commit --created --visibility --language --topic --sort --order --owner --milestone -m --mention --app --interval -o --org --hostname --color',
  },
  operands: 'text',
  effects: ['uses-network'],
};

const pushes: ProgramDescription = {
  options: {
    flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
    value:
      '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
    read: '-F --body-file --notes-file --env-file --source --recover-file',
  },
  operands: 'text',
  effects: ['pushes'],
};

const destroys: ProgramDescription = {
  options: {
    flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
    value:
      '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
    read: '-F --body-file --notes-file --env-file --source --recover-file',
  },
  operands: 'text',
  effects: ['pushes', 'destroys'],
};

const downloads: ProgramDescription = {
  options: {
    flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
    value:
      '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type -D --dir -O --output --pattern --archive -P',
  },
  operands: 'text',
  effects: ['uses-network', 'unpacks'],
};

const checksOut: ProgramDescription = {
  options: {
    flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
    value:
      '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
  },
  operands: 'text',
  effects: ['uses-network', 'changes-repository'],
};

const runsCode: ProgramDescription = {
  options: {
    flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
    value:
      '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
  },
  operands: 'text',
  effects: ['runs-code'],
};

const shows: ProgramDescription = {
  options: { flag: '-t --show-token -a --active -h --help', value: '--hostname -u --user' },
  operands: 'text',
  effects: ['reads-environment'],
};

const api: ProgramDescription = {
  options: {
    flag: '-i --include --paginate --silent --slurp --verbose',
    value:
      '-X --method -f --raw-field -F --field -H --header -q --jq -t --template --hostname --cache -p --preview',
    read: '--input',
  },
  operands: 'text',
  effects: ['uses-network'],
  uses: [
    { when: '-X --method', effects: ['pushes', 'destroys'] },
    { when: '-f --raw-field -F --field --input', effects: ['pushes'] },
  ],
};

/** The programs of two hosts of repositories: whatever they do is done at another machine. */
export const hosting: Readonly<Record<string, ProgramDescription>> = {
  gh: {
    options: { informs: '--version -v --help -h' },
    operands: 'none',
    needs: '',
    subcommands: {
      pr: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view status checks diff': look,
          'create new merge close reopen comment edit review ready update-branch lock unlock revert':
            pushes,
          'checkout co': checksOut,
        },
      },
      issue: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view status': look,
          'create new close reopen comment edit pin unpin lock unlock transfer develop': pushes,
          delete: destroys,
        },
      },
      repo: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view': look,
          'create new edit rename fork sync archive unarchive deploy-key autolink gitignore license':
            pushes,
          delete: destroys,
          'clone set-default': checksOut,
        },
      },
      run: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view watch': look,
          'rerun cancel': pushes,
          delete: destroys,
          download: downloads,
        },
      },
      workflow: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls view': look, 'run enable disable': pushes },
      },
      release: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view verify verify-asset': look,
          'create new edit upload': pushes,
          'delete delete-asset': destroys,
          download: downloads,
        },
      },
      gist: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view': look,
          'create new edit rename': pushes,
          delete: destroys,
          clone: checksOut,
        },
      },
      cache: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls': look, delete: destroys },
      },
      label: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls': look, 'create new edit clone': pushes, delete: destroys },
      },
      project: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view field-list item-list': look,
          'create close copy edit link unlink mark-template field-create item-add item-create item-edit item-archive':
            pushes,
          'delete field-delete item-delete': destroys,
        },
      },
      'secret variable': {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls get': look, set: pushes, 'delete remove': destroys },
      },
      'ssh-key gpg-key': {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls': look, add: pushes, delete: destroys },
      },
      'ruleset rs': {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls view check': look },
      },
      org: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls': look },
      },
      search: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'code commits issues prs repos': look },
      },
      status: look,
      auth: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          token: shows,
          status: {
            options: { flag: '-t --show-token -a --active', value: '-h --hostname' },
            operands: 'text',
            effects: ['uses-network', 'reads-environment'],
          },
          'login logout refresh setup-git switch': {
            options: {
              flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
              value:
                '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
            },
            operands: 'text',
            effects: ['opens-terminal', 'changes-system'],
          },
        },
      },
      'alias extension ext extensions': runsCode,
      config: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          'get list ls': { options: { value: '-h --host' }, operands: 'text', effects: [] },
          'set clear-cache': {
            options: { value: '-h --host' },
            operands: 'text',
            effects: ['changes-system'],
          },
        },
      },
      'codespace cs': {
        options: {
          flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
          value:
            '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
        },
        operands: 'text',
        effects: ['uses-network', 'changes-system', 'runs-code'],
      },
      browse: {
        options: {
          flag: '-n --no-browser -c --commit -p --projects -r --releases -s --settings -w --wiki',
          value: '-b --branch -R --repo',
        },
        operands: 'text',
        effects: ['opens-terminal'],
      },
      'attestation at': look,
      preview: runsCode,
      'copilot agent-task': { options: {}, operands: 'text', effects: ['pushes', 'runs-code'] },
      'completion version': { options: { value: '-s --shell' }, operands: 'text', effects: [] },
      help: { options: {}, operands: 'text', effects: [] },
      api: api,
    },
  },
  glab: {
    options: { informs: '--version -v --help -h' },
    operands: 'none',
    needs: '',
    subcommands: {
      mr: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view show diff issues approvers': look,
          'create new merge accept close reopen note comment update approve revoke rebase todo subscribe unsubscribe for':
            pushes,
          'delete del': destroys,
          checkout: checksOut,
        },
      },
      issue: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls view show board': look,
          'create new close reopen note comment update subscribe unsubscribe': pushes,
          'delete del': destroys,
        },
      },
      'ci pipe pipeline': {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list view status trace get lint': look,
          'run retry cancel run-trig trigger': pushes,
          delete: destroys,
          artifact: downloads,
        },
      },
      'repo project': {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list view search contributors': look,
          'create new fork mirror transfer update publish': pushes,
          delete: destroys,
          'clone archive': checksOut,
        },
      },
      release: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list view': look,
          'create upload': pushes,
          delete: destroys,
          download: downloads,
        },
      },
      snippet: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'create new': pushes },
      },
      label: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list ls get': look, 'create new edit': pushes, delete: destroys },
      },
      'milestone iteration': {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list get': look, 'create edit': pushes, delete: destroys },
      },
      variable: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: {
          'list ls get export': look,
          'set create update': pushes,
          'delete remove': destroys,
        },
      },
      token: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'create rotate': pushes, revoke: destroys, list: look },
      },
      'ssh-key deploy-key gpg-key': {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { 'list get': look, add: pushes, delete: destroys },
      },
      schedule: {
        options: { value: '-R --repo', informs: '-h --help' },
        operands: 'none',
        needs: '',
        subcommands: { list: look, 'create run update': pushes, delete: destroys },
      },
      'user incident changelog': look,
      auth: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          status: {
            options: { flag: '-t --show-token -a', value: '--hostname' },
            operands: 'text',
            effects: ['uses-network', 'reads-environment'],
          },
          'login logout docker-helper configure-docker git-credential dpop-gen': {
            options: {
              flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
              value:
                '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
            },
            operands: 'text',
            effects: ['opens-terminal', 'changes-system'],
          },
        },
      },
      'alias duo mcp': runsCode,
      config: {
        options: {},
        operands: 'none',
        needs: '',
        subcommands: {
          get: {
            options: { flag: '-g --global', value: '-h --host' },
            operands: 'text',
            effects: [],
          },
          'set edit': {
            options: { flag: '-g --global', value: '-h --host' },
            operands: 'text',
            effects: ['changes-system'],
          },
        },
      },
      'cluster stack securefile opentofu': {
        options: {
          flag: '-d --draft -f --fill --fill-first --fill-verbose --no-maintainer-edit -w --web -e --editor --dry-run --admin --auto --disable-auto -s --squash -m --merge -r --rebase --delete-branch --undo --confirm -y --yes --remove-milestone --prerelease --latest --generate-notes --verify-tag --cleanup-tag --clobber --skip-existing --public --private --internal --clone --add-readme --force --failed --debug -h --help --recover --approve -a -c --comment --request-changes --remove-base --detach --recurse-submodules',
          value:
            '-R --repo -t --title -b --body -B --base -H --head -l --label --add-label --remove-label --assignee --add-assignee --remove-assignee --reviewer --add-reviewer --remove-reviewer -p --project --add-project --remove-project --milestone --notes -n --name --target --discussion-category --match-head-commit --subject --author-email --reason --visibility --description --homepage --remote --gitignore --license --team --org -o --env -u --user --ref --branch --color --key --type',
        },
        operands: 'text',
        effects: ['uses-network', 'changes-system'],
      },
      'check-update': look,
      'completion version': { options: { value: '-s --shell' }, operands: 'text', effects: [] },
      help: { options: {}, operands: 'text', effects: [] },
      api: api,
    },
  },
};
