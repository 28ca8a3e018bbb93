import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogRange } from '../../api/logs';
import { useTexts } from '../../i18n';
import { useReport } from '../../ui/Toasts';

const PIECE = 1 << 20;

/** A browser keeps it all in memory. */
const MOST = 256 * PIECE;

interface Download {
    /** How many bytes are here; undefined while nothing is downloaded. */
    progress: number | undefined;
    isTooBig: boolean;
    most: number;
    begin: () => Promise<void>;
    cancel: () => void;
}

/** Fetches a file piece by piece and gives it to the browser to keep. */
export function useDownload(
    range: (offset: number, length: number) => Promise<LogRange>,
    name: string,
    save: (text: Blob, name: string) => void = keep,
): Download {
    const texts = useTexts();
    const report = useReport();
    const [progress, setProgress] = useState<number>();
    const [isTooBig, setTooBig] = useState(false);
    const turn = useRef(0);
    const cancel = useCallback(() => {
        turn.current++;
        setProgress(undefined);
    }, []);
    useEffect(() => cancel, [cancel]);
    const begin = async () => {
        const mine = ++turn.current;
        setTooBig(false);
        setProgress(0);
        const pieces: string[] = [];
        try {
            for (let offset = 0; offset < MOST;) {
                const piece = await range(offset, PIECE);
                if (mine !== turn.current) {
                    return;
                }
                pieces.push(piece.text);
                if (piece.atEnd || piece.next <= offset) {
                    save(new Blob(pieces, { type: 'text/plain;charset=utf-8' }), name);
                    return;
                }
                offset = piece.next;
                setProgress(offset);
            }
            setTooBig(true);
        } catch (e) {
            report.problem(texts.logs.reader.download, e);
        } finally {
            if (mine === turn.current) {
                setProgress(undefined);
            }
        }
    };
    return { progress, isTooBig, most: MOST, begin, cancel };
}

function keep(text: Blob, name: string): void {
    const url = URL.createObjectURL(text);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
