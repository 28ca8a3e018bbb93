import { Button, ExpandableSection, Label, Skeleton, Title } from '@patternfly/react-core';
import { FileAltIcon } from '@patternfly/react-icons';
import React, { useCallback, useState } from 'react';
import { dayWords, fileWords, partsOf, sourceOf, type View } from './view';
import type { LogFile, Logs } from '../../api/logs';
import { useTexts } from '../../i18n';
import { ago, bytes } from '../../i18n/format';
import { useLoad } from '../../state/useLoad';
import { Moment } from '../../ui/Moment';
import { Problem } from '../../ui/Problem';

const PERIOD = 15_000;

interface Props {
    logs: Logs;
    view: View;
    /** Whose logs they are. */
    name: string;
    onOpen: (directory: string, file: string) => void;
}

/** The days of a log, newest first, each with its files. */
export const Files: React.FC<Props> = ({ logs, view, name, onOpen }) => {
    const texts = useTexts();
    const source = sourceOf(view);
    const load = useCallback(() => logs.days(source), [logs, source]);
    const { value: days, failure, reload } = useLoad(load, PERIOD);
    const newest = days && [...days].sort(byTime);
    return (
        <section className="reeve-files" aria-label={texts.logs.days(name)}>
            <Title headingLevel="h2" size="md">
                {texts.logs.days(name)}
            </Title>
            {failure !== undefined && !days && <Problem problem={failure} onRetry={() => void reload()} />}
            {!days && failure === undefined && <Skeleton screenreaderText={texts.output.waiting} />}
            {days?.length === 0 && <p className="reeve-subtle">{texts.logs.noDays}</p>}
            {newest?.map((directory, i) => (
                <Day
                    key={directory}
                    logs={logs}
                    view={view}
                    directory={directory}
                    isOpenAtFirst={view.directory === directory || (view.directory === '' && i === 0)}
                    onOpen={onOpen}
                />
            ))}
        </section>
    );
};

/** Newest day first, on a day the first instance first. */
function byTime(a: string, b: string): number {
    const one = partsOf(a);
    const other = partsOf(b);
    return one.day === other.day ? one.instance - other.instance : one.day < other.day ? 1 : -1;
}

interface DayProps extends Omit<Props, 'name'> {
    directory: string;
    isOpenAtFirst: boolean;
}

const Day: React.FC<DayProps> = ({ logs, view, directory, isOpenAtFirst, onOpen }) => {
    const texts = useTexts();
    const [isOpen, setOpen] = useState(isOpenAtFirst);
    const { day, instance } = partsOf(directory);
    return (
        <ExpandableSection
            isIndented
            isExpanded={isOpen}
            onToggle={(_, expands) => setOpen(expands)}
            toggleContent={
                <>
                    {dayWords(day)}
                    {instance > 1 && <span className="reeve-subtle"> {texts.logs.instance(instance)}</span>}
                </>
            }
        >
            {isOpen && <DayFiles logs={logs} view={view} directory={directory} onOpen={onOpen} />}
        </ExpandableSection>
    );
};

const DayFiles: React.FC<Omit<DayProps, 'isOpenAtFirst'>> = ({ logs, view, directory, onOpen }) => {
    const texts = useTexts();
    const source = sourceOf(view);
    const load = useCallback(() => logs.files(source, directory), [logs, source, directory]);
    const { value: files, failure, reload } = useLoad(load, PERIOD);
    if (!files) {
        return failure === undefined ? (
            <Skeleton screenreaderText={texts.output.waiting} />
        ) : (
            <Problem problem={failure} onRetry={() => void reload()} />
        );
    }
    return files.length === 0 ? (
        <p className="reeve-subtle">{texts.logs.noFiles}</p>
    ) : (
        <ul>
            {[...files].reverse().map(file => (
                <FileItem
                    key={file.name}
                    file={file}
                    isChosen={!view.isLive && view.directory === directory && view.file === file.name}
                    onOpen={() => onOpen(directory, file.name)}
                />
            ))}
        </ul>
    );
};

const FileItem: React.FC<{ file: LogFile; isChosen: boolean; onOpen: () => void }> = ({ file, isChosen, onOpen }) => {
    const texts = useTexts();
    return (
        <li>
            <Button
                variant="plain"
                className={`reeve-source${isChosen ? ' reeve-chosen' : ''}`}
                aria-current={isChosen ? 'true' : undefined}
                icon={<FileAltIcon />}
                title={texts.logs.file(file.name, bytes(file.storedBytes))}
                onClick={onOpen}
            >
                <span className="reeve-file">
                    <span>
                        {fileWords(file.name)}{' '}
                        {file.stream === 'ERR' && (
                            <Label isCompact color="red" variant="outline">
                                {texts.logs.error}
                            </Label>
                        )}
                    </span>
                    <span className="reeve-subtle">
                        {bytes(file.storedBytes)}
                        {file.compressed && ` ${texts.logs.compressed}`},{' '}
                        <Moment instant={file.modifiedMillis} words={ago} />
                    </span>
                </span>
            </Button>
        </li>
    );
};
