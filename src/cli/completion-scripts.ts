/**
 * What a shell runs to complete command lines of `publish`. Each script asks `publish complete` with the words up to the
 * cursor, passes them as they are and evaluates nothing that was typed. An answer is a word, a space and what it does.
 * Where there is no answer, the shell offers files.
 */
export const COMPLETION_SCRIPTS = {
  bash: `_publish() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%% *}")
  done < <(publish complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _publish publish`,
  zsh: `#compdef publish
_publish() {
  local -a answers
  answers=("\${(@f)$(publish complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  answers=("\${answers[@]/ /:}")
  if [[ -n "\${answers[1]}" ]]; then
    _describe publish answers
  else
    _files
  fi
}
compdef _publish publish`,
  fish: `function __publish_complete
  set -l words (commandline -opc)
  set -l answers (publish complete -- $words[2..] (commandline -ct) 2>/dev/null)
  if test (count $answers) -gt 0
    printf '%s\\n' $answers | string replace ' ' \\t
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c publish -f -a '(__publish_complete)'`,
} as const;

/** Shells that can complete a command line of `publish`. */
export const SHELLS = Object.keys(COMPLETION_SCRIPTS) as readonly (keyof typeof COMPLETION_SCRIPTS)[];
