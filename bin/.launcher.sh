# shellcheck shell=sh
# What bin/reeve and bin/reeved share: which Java, which locale, which class-data archive. Sourced, never run.
# Takes $program (for messages) and $distribution; sets $java_home,
# $java_version, $jar, $archive and what goes with it.
# shellcheck disable=SC2034 # what is set here is used there
# shellcheck disable=SC2154 # what is taken is set there

jar=$distribution/service/target/reeve-service.jar

say() {
    printf '%s: %s\n' "$program" "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

is_mine() {
    # shellcheck disable=SC3067 # not in POSIX, but in dash, bash, ksh, mksh and busybox
    [ -O "$1" ]
}

require_linux() {
    os=
    { read -r os </proc/sys/kernel/ostype; } 2>/dev/null || os=$(uname -s)
    [ "$os" = Linux ] || fail "Reeve runs on Linux only (epoll, FIFOs, /proc); this is $os"
}

# Sets $version to what the Java in directory $1 calls itself; empty if there is none.
version_of() {
    version=
    [ -x "$1/bin/java" ] || return 0
    if [ -r "$1/release" ]; then
        # Every JDK since 9 says its version here; running each candidate would cost more than Reeve's own start.
        while [ -z "$version" ] && IFS='=' read -r key value; do
            [ "$key" != JAVA_VERSION ] || version=$value
        done <"$1/release"
    fi
    [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n '1s/[^"]*//p') || version=
    version=${version#\"}
    version=${version%%\"*}
}

# Sets $rank to a number by which versions compare: 17.0.15 is 17000015. Pre-release tails ("-ea") do not count.
rank_of() {
    IFS=.
    # shellcheck disable=SC2086 # the parts are wanted
    set -- ${1%%[!0-9.]*}
    unset IFS
    rank=$((${1:-0} * 1000000 + ${2:-0} * 1000 + ${3:-0}))
}

# Makes $1 the choice if it is newer than the one before and holds bin/$2.
consider() {
    version_of "$1"
    [ -n "$version" ] || return 0
    rank_of "$version"
    seen="$seen, $1 ($version)"
    [ -x "$1/bin/$2" ] || return 0
    [ "$rank" -ge 17000000 ] && [ "$rank" -gt "$best" ] || return 0
    best=$rank java_home=$1 java_version=$version
}

# Chooses Java: JAVA_HOME if it is good, else the newest found. $1 is the program it must have, java or javac.
choose_java() {
    best=0 seen=''
    if [ -n "${JAVA_HOME-}" ]; then
        consider "$JAVA_HOME" "$1"
        [ "$best" -eq 0 ] || return 0
        say "JAVA_HOME=$JAVA_HOME is no Java 17 or newer with $1: looking for another"
    fi
    on_path=$(command -v "$1") && on_path=$(readlink -f "$on_path") && consider "${on_path%/bin/*}" "$1"
    for candidate in /usr/lib/jvm/* /opt/* /opt/java/* "${HOME-}"/.sdkman/candidates/java/*; do
        [ -L "$candidate" ] || consider "$candidate" "$1"
    done
    [ "$best" -ne 0 ] || fail "$(missing_java "$1")"
}

missing_java() {
    if [ "$1" = javac ]; then
        wanted='building Reeve needs a JDK (not only a JRE), version 17 or newer' package=openjdk-17-jdk-headless
    else
        wanted='Reeve needs Java 17 or newer' package=openjdk-17-jre-headless
    fi
    printf '%s; found: %s. Install one (Debian, Ubuntu: apt install %s) or set JAVA_HOME to it.' \
        "$wanted" "${seen:+${seen#, }}${seen:-none}" "$package"
}

# The JVM names files and passes arguments in the locale's charset; names of jobs may be in any script. The service
# gives jobs their LC_ALL back; an empty REEVE_ORIGINAL_LC_ALL means that there was none.
use_utf8() {
    [ "$(locale charmap 2>/dev/null)" != UTF-8 ] || return 0
    REEVE_ORIGINAL_LC_ALL=${LC_ALL-} LC_ALL=C.UTF-8
    export REEVE_ORIGINAL_LC_ALL LC_ALL
}

# Sets $archive_name (another Java, another place and another build each have their own) and the JVM's options to use
# and to make it: from JDK 25 on an AOT cache, which holds linked classes and profiles too, else class data alone. What
# lays objects out ($layout, smaller ones from JDK 25 on) has to be the same for those that make it and those that use it.
name_archive() {
    archive_name=$(stat -c '%n %Y %s' "$jar" | cksum)
    archive_name=$java_version-${archive_name%% *}
    use_archive=-XX:SharedArchiveFile make_archive=-XX:ArchiveClassesAtExit layout=-XX:+UseCompressedOops
    [ "$best" -lt 25000000 ] ||
        use_archive=-XX:AOTCache make_archive=-XX:AOTCacheOutput layout=-XX:+UseCompactObjectHeaders
}

# Sets $archive to the directory with the archive for this Java and this build, empty if there is none yet.
# One in the home $1 counts only if this user made it: it is code, and another user's code is not to be loaded.
find_archive() {
    archive=
    [ "${REEVE_CLASS_ARCHIVE-}" != off ] || return 0
    name_archive
    if [ -r "$distribution/service/target/cache/$archive_name/classes" ]; then
        archive=$distribution/service/target/cache/$archive_name
    elif is_mine "$1/run/cache/$archive_name/classes"; then
        archive=$1/run/cache/$archive_name
    fi
}
