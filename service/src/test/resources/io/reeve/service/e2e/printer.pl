#!/usr/bin/perl
# A job that prints numbered lines on both its streams and keeps a journal of its runs.
# usage: printer.pl DIRECTORY fast|moderate|bursty LINES CODE
#
# A line is "RUN NUMBER PADDING", the padding as long as the number says: so a torn line is told from a whole one.
use strict;
use warnings;

my ( $directory, $mode, $lines, $code ) = @ARGV;
my $run = $ENV{REEVE_RUN};
$lines = 50 + $run % $lines if $mode ne 'fast';

sub journal {
    open my $journal, '>>', "$directory/journal" or die $!;
    syswrite $journal, "@_\n";
    close $journal;
}

sub all {
    my ( $stream, $text ) = @_;
    my $done = 0;
    while ( $done < length $text ) {
        $done += syswrite( $stream, $text, length($text) - $done, $done ) // die $!;
    }
}

mkdir "$directory/running" or journal( 'second', $run );
journal( 'begin', $run, $lines, $code );
my $text = '';
for my $number ( 1 .. $lines ) {
    my $line = "$run $number " . 'x' x ( $number % 37 ) . "\n";
    all( *STDERR, $line );
    if ( $mode eq 'fast' ) {
        # In writes that end anywhere within a line.
        $text .= $line;
        all( *STDOUT, substr( $text, 0, 5000, '' ) ) if length $text > 5000;
        next;
    }
    all( *STDOUT, $line );
    select undef, undef, undef, 0.005 if $mode eq 'moderate';
    select undef, undef, undef, 0.3 if $mode eq 'bursty' && $number % 100 == 0;
}
all( *STDOUT, $text );
rmdir "$directory/running";
journal( 'end', $run );
exit $code;
