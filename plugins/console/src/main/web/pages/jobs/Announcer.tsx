import React, { useEffect, useState } from 'react';
import { useTexts } from '../../i18n';
import { visible } from '../../i18n/format';
import { useDesk } from '../../state/desk';
import type { Change } from '../../state/jobs';

const PAUSE = 5_000;

/** Tells screen readers which jobs get into trouble or out of it: one sentence in some seconds, however many there are. */
export const Announcer: React.FC = () => {
    const { jobs } = useDesk();
    const texts = useTexts();
    const [said, setSaid] = useState('');
    useEffect(() => {
        let waiting: Change[] = [];
        let timer: ReturnType<typeof setTimeout> | undefined;
        const say = () => {
            timer = undefined;
            const last = waiting[waiting.length - 1];
            if (last) {
                const became = texts.announce.became(visible(last.job), texts.states[last.state]);
                setSaid(waiting.length > 1 ? `${became}; ${texts.announce.more(waiting.length - 1)}` : became);
                waiting = [];
                timer = setTimeout(say, PAUSE);
            }
        };
        const stop = jobs.onChange(change => {
            waiting.push(change);
            timer ??= setTimeout(say, 500);
        });
        return () => {
            stop();
            clearTimeout(timer);
        };
    }, [jobs, texts]);
    return (
        <div className="reeve-hidden" aria-live="polite">
            {said}
        </div>
    );
};
