/**
 * Settings of git, parted by spaces: `section.name`, `section.*.name` with a subsection, `section.*` for all of a section.
 * These name a program, a file with further settings, or another place that git works in or talks to.
 */
export const executingSettings =
  'alias.* browser.*.cmd browser.*.path color.pager core.alternaterefscommand core.askpass core.attributesfile core.editor core.excludesfile core.fsmonitor core.gitproxy core.hookspath core.pager core.sshcommand core.worktree credential.* diff.external diff.orderfile diff.*.command diff.*.textconv difftool.* difftool.*.cmd difftool.*.path extensions.partialclone extensions.worktreeconfig fetch.bundleuri filter.* format.pretty gpg.* gitcvs.* git-p4.* gui.* guitool.* help.browser hook.* http.* httpd.* imap.* include.* includeif.* init.templatedir instaweb.* interactive.difffilter lfs.* log.showsignature mailmap.file man.*.cmd man.*.path merge.*.driver mergetool.* pager.* pretty.* protocol.* remote.*.partialclonefilter remote.*.promisor remote.*.proxy remote.*.receivepack remote.*.uploadpack remote.*.vcs safe.* sendemail.* sequence.editor ssh.* submodule.*.update submodule.*.command svn.* tar.* trailer.* uploadpack.* url.* user.signingkey web.browser';

/** Settings that only change how git looks at things and shows them, spelled as above. */
export const harmlessSettings =
  'advice.* blame.blankboundary blame.coloring blame.date blame.showemail blame.showroot branch.sort color.* column.* core.abbrev core.autocrlf core.bigfilethreshold core.checkstat core.commentchar core.compression core.eol core.filemode core.ignorecase core.logallrefupdates core.precomposeunicode core.preloadindex core.quotepath core.safecrlf core.symlinks core.trustctime core.untrackedcache core.warnambiguousrefs core.whitespace diff.algorithm diff.colormoved diff.colormovedws diff.context diff.dirstat diff.ignoresubmodules diff.indentheuristic diff.interhunkcontext diff.mnemonicprefix diff.noprefix diff.relative diff.renamelimit diff.renames diff.statgraphwidth diff.submodule diff.suppressblankempty diff.wordregex diff.wserrorhighlight grep.column grep.extendedregexp grep.fullname grep.linenumber grep.patterntype grep.threads i18n.commitencoding i18n.logoutputencoding log.abbrevcommit log.date log.decorate log.diffmerges log.follow log.graphcolors log.initialdecorationset log.mailmap log.showroot pack.threads status.aheadbehind status.branch status.displaycommentprefix status.relativepaths status.renamelimit status.renames status.short status.showstash status.showuntrackedfiles tag.sort user.email user.name versionsort.suffix';

/** Settings that take a program away, with the value that does it, one a line. */
export const neutralSettings: readonly string[] = [
  'core.fsmonitor=',
  'core.fsmonitor=false',
  'core.hookspath=/dev/null',
  'core.pager=',
  'core.pager=cat',
  'credential.helper=',
  'log.showsignature=false',
  'protocol.allow=never',
  'protocol.ext.allow=never',
  'safe.barerepository=explicit',
];

/** The last part of settings whose value git gives to a shell. */
export const commandNames =
  'alternaterefscommand askpass cmd command clean driver editor difffilter external fsmonitor gitproxy helper packobjectshook pager process program receivepack smudge sshcommand textconv uploadpack';

/** Executing settings that no command which is allowed comes to, or that the environment of git takes away; spelled as above. */
export const settingsBesideReading =
  'alias.* browser.*.cmd browser.*.path core.alternaterefscommand core.askpass core.attributesfile core.editor core.excludesfile core.fsmonitor core.gitproxy core.hookspath core.pager core.sshcommand credential.* difftool.* difftool.*.cmd difftool.*.path extensions.partialclone extensions.worktreeconfig fetch.bundleuri gitcvs.* git-p4.* gpg.* gui.* guitool.* help.browser http.* httpd.* imap.* init.templatedir instaweb.* interactive.difffilter lfs.* log.showsignature mailmap.file man.*.cmd man.*.path merge.*.driver mergetool.* pager.* protocol.* remote.*.partialclonefilter remote.*.promisor remote.*.proxy remote.*.receivepack remote.*.uploadpack remote.*.vcs safe.* sendemail.* sequence.editor ssh.* submodule.*.update submodule.*.command svn.* trailer.* uploadpack.* url.* user.signingkey web.browser';
