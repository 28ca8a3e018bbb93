<?php
// A client with the 36 methods that clients of php-backend-server know, which calls each of them and prints what it got:
// a line of JSON for each call. Arguments: port, a script to run as a job.

final class Client
{
    private const PARAMETERS = [
        'add' => ['jobname', 'command'], 'delete' => ['jobname'], 'update' => ['jobname'], 'get' => ['jobname'],
        'getall' => [], 'start' => ['jobname'], 'stop' => ['jobname'], 'restart' => ['jobname'], 'status' => ['jobname'],
        'statusall' => [], 'read' => ['jobname'], 'mem' => ['jobname'], 'memall' => [], 'servermem' => [],
        'serverread' => [],
        'auth_getenable' => [], 'auth_setenable' => ['enable'], 'auth_add' => ['username', 'password', 'privileges'],
        'auth_delete' => ['username'], 'auth_update' => ['username'], 'auth_get' => ['username'], 'auth_getall' => [],
        'logexplorer_listdir' => ['jobname'], 'logexplorer_listfile' => ['jobname', 'dirname'],
        'logexplorer_get' => ['jobname', 'dirname', 'filename'], 'logexplorer_serverlistdir' => [],
        'logexplorer_serverlistfile' => ['dirname'], 'logexplorer_serverget' => ['dirname', 'filename'],
        'scheduler_add' => ['jobname'], 'scheduler_delete' => ['jobname', 'uuid'],
        'scheduler_update' => ['jobname', 'uuid'], 'scheduler_get' => ['jobname', 'uuid'], 'scheduler_getall' => [],
        'scheduler_getlog' => ['jobname', 'uuid'],
    ];

    private string $address = '127.0.0.1:13123';
    private array $auth = [];

    public function init(string $ip, int $port): void
    {
        $this->address = "$ip:$port";
        $this->tell('init', null);
    }

    public function set_auth(string $username, string $password): void
    {
        $this->auth = ['auth' => ['username' => $username, 'password' => $password]];
        $this->tell('set_auth', null);
    }

    /** Positional arguments, and then perhaps an array of further ones. */
    public function __call(string $method, array $arguments): array
    {
        $params = is_array(end($arguments)) ? array_pop($arguments) : [];
        foreach (self::PARAMETERS[$method] as $i => $name) {
            $params[$name] = $arguments[$i];
        }
        $command = strtoupper(str_replace('_', '.', $method));
        $result = $this->ask($command . ' ' . json_encode($params + $this->auth));
        $this->tell($method, $result);
        return $result;
    }

    private function ask(string $request): array
    {
        $socket = stream_socket_client("tcp://$this->address", $number, $error, 10);
        fwrite($socket, pack('I', strlen($request)) . $request);
        $length = unpack('I', $this->read($socket, 4))[1];
        $answer = $this->read($socket, $length);
        fclose($socket);
        return json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
    }

    private function read($socket, int $length): string
    {
        $text = '';
        while (strlen($text) < $length) {
            $piece = fread($socket, $length - strlen($text));
            if ($piece === false || $piece === '') {
                throw new RuntimeException("the connection ended $length bytes too early");
            }
            $text .= $piece;
        }
        return $text;
    }

    private function tell(string $method, ?array $result): void
    {
        echo json_encode([$method, $result], JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR), "\n";
    }
}

/** Asks until there is something to see. */
function until(callable $asking): array
{
    $deadline = microtime(true) + 60;
    do {
        ob_start();
        $result = $asking();
        ob_end_clean();
    } while (empty($result['data']) && microtime(true) < $deadline && usleep(10000) === null);
    return $result;
}

$be = new Client();
$be->init('127.0.0.1', (int) $argv[1]);
$be->auth_getenable();
$be->auth_getall();
$be->auth_add('boss', 'of-all', '*', ['realname' => 'Ann', 'floor' => 3, 'away' => false]);
$be->auth_add('clerk', 'of-none', 'STATUS,STATUSALL');
$be->auth_setenable(true);
$be->statusall();
$be->set_auth('clerk', 'of-none');
$be->statusall();
$be->getall();
$be->set_auth('boss', 'of-all');
$be->auth_update('clerk', ['privileges' => 'STATUS,GETALL']);
$be->auth_get('clerk');
$be->auth_get('boss');
$be->auth_delete('clerk');

$be->add('test', $argv[2], ['writelog' => true, 'params' => 'a "b c" $HOME', 'team' => ['ops' => 1]]);
$be->update('test', ['buffersize' => 50]);
$be->get('test');
$be->getall();
$be->status('test');
$be->start('test');
$be->status('test');
$be->statusall();
until(fn () => $be->read('test'));
$be->read('test');
$be->mem('test');
$be->memall();
$be->restart('test');
$be->servermem();
$be->serverread();

$dir = until(fn () => $be->logexplorer_listdir('test'))['data'][0];
$be->logexplorer_listdir('test');
$file = until(fn () => $be->logexplorer_listfile('test', $dir))['data'][0];
$be->logexplorer_listfile('test', $dir);
until(fn () => $be->logexplorer_get('test', $dir, $file));
$be->logexplorer_get('test', $dir, $file);
$be->logexplorer_get('test', $dir, '2001010100.log');
$be->logexplorer_get('test', 'nowhere', 'nothing.log');
$be->logexplorer_get('test', '..', 'x');
$day = $be->logexplorer_serverlistdir()['data'][0];
$hour = $be->logexplorer_serverlistfile($day)['data'][0];
$be->logexplorer_serverget($day, $hour);

$uuid = $be->scheduler_add('test', ['enable' => false, 'condition' => ['H' => '03', 'i' => '30']])['data'];
$be->scheduler_update('test', $uuid, ['enable' => true, 'condition' => ['U' => 300]]);
$be->scheduler_get('test', $uuid);
$be->scheduler_getall();
until(fn () => $be->scheduler_getlog('test', $uuid));
$be->scheduler_getlog('test', $uuid);
$be->scheduler_delete('test', $uuid);

$be->stop('test');
$be->delete('test');
$be->auth_setenable(false);
