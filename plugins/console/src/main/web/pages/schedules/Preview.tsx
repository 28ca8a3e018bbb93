import { Card, CardBody, CardTitle, HelperText, HelperTextItem, Label } from '@patternfly/react-core';
import React, { useEffect, useState } from 'react';
import { localText, ownZone, shiftOn } from './zones';
import { LoggedOut } from '../../api/jolokia';
import type { SchedulePreview, Scheduler } from '../../api/scheduler';
import { type Language, useLanguage, useTexts } from '../../i18n';
import { duration, exactly, until } from '../../i18n/format';
import { Moment } from '../../ui/Moment';
import { Lines, sentence } from '../../ui/Problem';

const PAUSE = 250;
const TIMES = 5;

export interface Previewed {
    preview: SchedulePreview | undefined;
    failure: unknown;
}

const NOTHING: Previewed = { preview: undefined, failure: undefined };

/** What the service says of a schedule that is being written, a moment after the last key. */
export function usePreview(scheduler: Scheduler, settings: string): Previewed {
    const [found, setFound] = useState<Previewed & { settings: string }>({ ...NOTHING, settings: '' });
    useEffect(() => {
        if (settings === '') {
            return undefined;
        }
        let isWanted = true;
        const timer = setTimeout(() => {
            scheduler.preview(settings, TIMES).then(
                preview => {
                    if (isWanted) {
                        setFound({ settings, preview, failure: undefined });
                    }
                },
                (failure: unknown) => {
                    if (isWanted && !(failure instanceof LoggedOut)) {
                        setFound({ settings, preview: undefined, failure });
                    }
                },
            );
        }, PAUSE);
        return () => {
            isWanted = false;
            clearTimeout(timer);
        };
    }, [scheduler, settings]);
    return settings === '' ? NOTHING : found;
}

interface Props {
    preview: Previewed;
    /** Whose clocks are meant. */
    zone: string;
    /** What is wrong, and with no setting in particular. */
    general: string;
}

/** The schedule in words, and its next firings. */
export const Preview: React.FC<Props> = ({ preview: { preview, failure }, zone, general }) => {
    const texts = useTexts();
    const language = useLanguage();
    const words = texts.schedules.form;
    return (
        <Card isCompact variant="secondary" className="reeve-preview">
            <CardTitle component="h2">{words.preview}</CardTitle>
            <CardBody aria-live="polite">
                {!preview && failure === undefined && <p className="reeve-subtle">{words.previewWait}</p>}
                {failure !== undefined && (
                    <HelperText>
                        <HelperTextItem variant="warning">
                            <Lines text={general || sentence(failure, texts)} />
                        </HelperTextItem>
                    </HelperText>
                )}
                {preview && (
                    <>
                        <p className="reeve-words">{language === 'zh' ? preview.chinese : preview.english}</p>
                        <h3>{words.nextFive}</h3>
                        {preview.next.length === 0 ? (
                            <p className="reeve-subtle">{words.noNext}</p>
                        ) : (
                            <ol className="reeve-firings">
                                {preview.next.map(instant => (
                                    <Time key={instant} instant={instant} zone={zone} language={language} />
                                ))}
                            </ol>
                        )}
                    </>
                )}
            </CardBody>
        </Card>
    );
};

const Time: React.FC<{ instant: number; zone: string; language: Language }> = ({ instant, zone, language }) => {
    const texts = useTexts();
    const words = texts.schedules.form;
    const shift = shiftOn(instant, zone);
    return (
        <li>
            <div title={exactly(instant, language)}>
                <b>{inZone(instant, zone, language, shift !== undefined)}</b>{' '}
                <span className="reeve-subtle">
                    <Moment instant={instant} words={until} />
                </span>
            </div>
            {localText(instant, zone) !== localText(instant, ownZone()) && (
                <div className="reeve-subtle">
                    {inZone(instant, ownZone(), language, false)} {words.here}
                </div>
            )}
            {shift && (
                <Label isCompact color="orange">
                    {shift.byMillis > 0
                        ? words.forward(duration(shift.byMillis, texts))
                        : words.back(duration(-shift.byMillis, texts))}
                </Label>
            )}
        </li>
    );
};

/** @param isNamed whether to tell which of a zone's two times it is */
function inZone(instant: number, zone: string, language: Language, isNamed: boolean): string {
    const format = (timeZone: string) =>
        new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
            timeZone,
            weekday: 'short',
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
            second: instant % 60_000 === 0 ? undefined : '2-digit',
            timeZoneName: isNamed ? 'short' : undefined,
        }).format(instant);
    try {
        return format(zone);
    } catch {
        return format('UTC'); // a zone that the browser does not know
    }
}
