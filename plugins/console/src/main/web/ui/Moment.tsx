import React from 'react';
import { useMoment } from './useNow';
import { useLanguage, useTexts, type Texts } from '../i18n';
import { exactly } from '../i18n/format';

interface Props {
    instant: number;
    words: (instant: number, now: number, texts: Texts) => string;
}

/** A time in words that goes on, with the exact instant on hover. */
export const Moment: React.FC<Props> = ({ instant, words }) => {
    const texts = useTexts();
    const language = useLanguage();
    const text = useMoment(now => words(instant, now, texts));
    return (
        <time dateTime={new Date(instant).toISOString()} title={exactly(instant, language)}>
            {text}
        </time>
    );
};
