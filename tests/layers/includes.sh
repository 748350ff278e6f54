#!/usr/bin/env bash
# Folders are layers: base <- crypto <- {ipsec, routing} <- ike <- cli; lab needs base and the pure
# interface names only. An include that goes the other way is an error, and so are the functions
# that the project does without.
set -u
cd "$(dirname "$0")/../.." || exit 2
bad=0

allowed() { # FOLDER: the folders its files may include
	case $1 in
	base) echo base ;;
	crypto) echo base crypto ;;
	ipsec) echo base crypto ipsec ;;
	routing) echo base crypto routing ;;
	ike) echo base crypto ike ;;
	cli) echo base crypto ipsec routing ike cli ;;
	lab) echo base lab ;;
	esac
}

complain() {
	echo "$*"
	bad=1
}

check_file() { # FILE FOLDER
	local file=$1 folder=$2 inc top ok
	while IFS= read -r inc; do
		top=${inc%%/*}
		[ "$top" != "$inc" ] || { complain "$file includes \"$inc\" without its folder"; continue; }
		ok=$(allowed "$folder")
		case $file in
		ike/flexvpn*) ok="$ok ipsec routing" ;; # what binds sessions to interfaces, SAs and routes
		esac
		case " $ok " in *" $top "*) continue ;; esac
		# ike.h speaks of dataplane values, flexvpn*.c alone of the dataplane
		complain "$file includes \"$inc\": $folder may not see $top"
	done < <(sed -n 's/^[ \t]*#[ \t]*include[ \t]*"\([^"]*\)".*/\1/p' "$file")
}

for folder in base crypto ipsec routing ike cli lab; do
	n=0
	while IFS= read -r file; do
		n=$((n + 1))
		check_file "$file" "$folder"
	done < <(find "$folder" -name '*.[ch]' | sort)
	[ "$n" -gt 0 ] || complain "$folder: no source files"
done

# Overruns, shells and silent conversions begin with these.
if grep -nwE '(strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|system|popen) *\(' \
	$(find base crypto ipsec routing ike cli lab -name '*.[ch]'); then
	complain "a function that this project does without"
fi
for f in $(find base crypto ipsec routing ike cli lab tests -name '*.[ch]'); do
	head -n 1 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
		complain "$f: no SPDX line"
done
exit $bad
