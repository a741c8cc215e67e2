PS1='\[\e[32m\]\u\[\e[0m\]:\w\$ '
alias ls='ls --color=auto'
HISTFILE=
