import { type Answer, exec, type Exec, type Jolokia } from './jolokia';
import { LOG_EXPLORER } from './names';
import type { OutputStreamName } from './types';

/** Whose logs: a job's by its name, or undefined for the service's own. */
export type Source = string | undefined;

export interface LogFile {
    name: string;
    stream: OutputStreamName;
    storedBytes: number;
    compressed: boolean;
    modifiedMillis: number;
}

export interface LogRange {
    text: string;
    /** In bytes of the text. */
    offset: number;
    next: number;
    atEnd: boolean;
}

export interface LogMatch {
    directory: string;
    file: string;
    offset: number;
    line: string;
    before: string[];
    after: string[];
    truncated: boolean;
}

export interface LogSearch {
    matches: LogMatch[];
    complete: boolean;
    scannedBytes: number;
    next: string;
    damaged: string[];
}

export interface LogChunk {
    text: string;
    next: string;
    atEnd: boolean;
    gap: boolean;
}

export interface Query {
    text: string;
    isRegex: boolean;
    stream: OutputStreamName | '';
    /** ISO 8601, or empty. */
    from: string;
    to: string;
    context: number;
}

/** The MBean of log files. */
export class Logs {
    constructor(private readonly jolokia: Jolokia) {}

    days(source: Source): Promise<string[]> {
        return this.ask(source, 'listDir', 'serverListDir');
    }

    files(source: Source, directory: string): Promise<LogFile[]> {
        return this.ask(source, 'listFile', 'serverListFile', directory);
    }

    /** @param offset negative: so many bytes before the end */
    range(source: Source, directory: string, file: string, offset: number, length: number): Promise<LogRange> {
        return this.ask(source, 'getRange', 'serverGetRange', directory, file, offset, length);
    }

    search(source: Source, query: Query, limit: number, next: string): Promise<LogSearch> {
        const { text, isRegex, stream, from, to, context } = query;
        return this.ask(
            source,
            'search',
            'serverSearch',
            text,
            isRegex,
            // The service logs to one stream.
            source === undefined && stream === 'ERR' ? '' : stream,
            from,
            to,
            context,
            limit,
            next,
        );
    }

    /** What an instance logged on both streams since two cursors; each may be refused by itself. */
    follow(
        job: string,
        instance: number,
        cursors: Record<OutputStreamName, string>,
        limit: number,
    ): Promise<[Answer<LogChunk>, Answer<LogChunk>]> {
        const follow = (stream: OutputStreamName): Exec =>
            exec(LOG_EXPLORER, 'follow', job, instance, stream, cursors[stream], limit);
        return this.jolokia.bulk<[LogChunk, LogChunk]>([follow('OUT'), follow('ERR')]);
    }

    private ask<T>(source: Source, ofJob: string, ofServer: string, ...args: unknown[]): Promise<T> {
        return source === undefined
            ? this.jolokia.exec(LOG_EXPLORER, ofServer, ...args)
            : this.jolokia.exec(LOG_EXPLORER, ofJob, source, ...args);
    }
}
