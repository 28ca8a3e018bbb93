# An HTTP server that shares its port with others of its kind. At SIGTERM it answers all that has come to it, then ends.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use Socket qw(SOL_SOCKET);
use Time::HiRes qw(time);

my $SO_ATTACH_FILTER = 26;
# Longer than a handshake takes on one machine.
my $HANDSHAKE = 0.002;

$| = 1;
my $listener = IO::Socket::INET->new(
    LocalAddr => '127.0.0.1',
    LocalPort => $ARGV[0],
    Listen    => 1024,
    ReuseAddr => 1,
    ReusePort => 1,
    Blocking  => 0,
) or die "cannot listen: $@";
my $sockets = IO::Select->new($listener);
my %received;
my $last_accept = 0;
my $told = 0;
$SIG{TERM} = sub { $told = 1 };
$SIG{PIPE} = 'IGNORE';
print "listening\n";

until ($told && !defined $listener && !%received) {
    for my $socket ($sockets->can_read($told ? $HANDSHAKE : 0.1)) {
        defined $listener && $socket == $listener ? accept_all() : serve($socket);
    }
    if ($told && !$last_accept) {
        take_no_more();
        $last_accept = time + $HANDSHAKE;
    }
    if (defined $listener && $told && time > $last_accept) {
        accept_all();
        $sockets->remove($listener);
        close $listener;
        undef $listener;
    }
}

# A listening socket that is closed resets what waits in its queue, unless net.ipv4.tcp_migrate_req gives it to another
# one. So no connection may come to it any more before it is closed: a filter (socket(7), classic BPF over the TCP header)
# drops what has the flag SYN. The client repeats that after a second, and then comes to another worker.
sub take_no_more {
    my $program = join '', map { pack 'SCCL', @$_ } (
        [0x30, 0, 0, 13],      # load the flags
        [0x45, 1, 0, 0x02],    # jump over one where SYN is set
        [0x06, 0, 0, 0xffff],  # keep
        [0x06, 0, 0, 0],       # drop
    );
    setsockopt $listener, SOL_SOCKET, $SO_ATTACH_FILTER, pack 'S x![P] P', 4, $program or die "no filter: $!";
}

sub accept_all {
    while (my $connection = $listener->accept) {
        $connection->blocking(0);
        $sockets->add($connection);
        $received{$connection} = '';
    }
}

sub serve {
    my ($connection) = @_;
    my $read = sysread $connection, $received{$connection}, 65536, length $received{$connection};
    return if !defined $read && $!{EAGAIN};
    return drop($connection) if !$read;
    return if $received{$connection} !~ /\r\n\r\n\z/;
    my $close = $told || $received{$connection} =~ /^Connection: close/im;
    $received{$connection} = '';
    syswrite $connection,
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: " . ($close ? 'close' : 'keep-alive') . "\r\n\r\nok\n";
    drop($connection) if $close;
}

sub drop {
    my ($connection) = @_;
    $sockets->remove($connection);
    delete $received{$connection};
    close $connection;
}
