package io.reeve.scheduler.when;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read. */
final class ExplanationTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * * | Every minute | 每分钟
            */5 * * * * | Every 5 minutes | 每 5 分钟
            1/2 * * * * | Every 2 minutes from minute 1 on | 从第 1 分起每 2 分钟
            0 * * * * | At minute 0 of every hour | 每小时第 0 分
            5 * * * * | At minute 5 of every hour | 每小时第 5 分
            15,45 * * * * | At minutes 15 and 45 of every hour | 每小时第 15、45 分
            10-20 * * * * | At minutes 10 to 20 of every hour | 每小时第 10 至 20 分
            */7 * * * * | At minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56 of every hour | 每小时第 0、7、14、21、28、35、42、49、56 分
            30 2 * * * | At 02:30 every day | 每天 02:30
            0 9,12,17 * * * | At 09:00, 12:00 and 17:00 every day | 每天 09:00、12:00、17:00
            15,45 9-17 * * MON-FRI | At minutes 15 and 45 of the hours 9 to 17 on Monday to Friday | 每周一至周五 9 至 17 点的第 15、45 分
            */15 9-17 * * 1-5 | Every 15 minutes from 09:00 to 17:59 on Monday to Friday | 每周一至周五 09:00 至 17:59 每 15 分钟
            0 */2 * * * | At minute 0 of every 2nd hour | 每天每 2 小时的第 0 分
            30 1/3 * * * | At minute 30 of every 3rd hour from hour 1 on | 每天从 1 点起每 3 小时的第 30 分
            */10 */2 * * * | Every 10 minutes in the hours 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and 22 | 每天 0、2、4、6、8、10、12、14、16、18、20、22 点的每 10 分钟
            */5 22-2 * * * | Every 5 minutes in the hours 0 to 2, 22 and 23 | 每天 0 至 2、22、23 点的每 5 分钟
            0 22-2 * * * | At 00:00, 01:00, 02:00, 22:00 and 23:00 every day | 每天 00:00、01:00、02:00、22:00、23:00
            */20 8,12,13,14 * * * | Every 20 minutes in the hours 8 and 12 to 14 | 每天 8、12 至 14 点的每 20 分钟
            */10 * * * * * | Every 10 seconds | 每 10 秒
            30 * * * * * | At second 30 of every minute | 每分钟的第 30 秒
            15 */5 * * * * | At second 15 of every 5th minute | 每 5 分钟的第 15 秒
            */15 5 * * * * | Every 15 seconds of minute 5 of every hour | 每小时第 5 分的每 15 秒
            * 0 9 * * * | Every second of minute 0 of hour 9 | 每天 9 点的第 0 分的每秒
            30 0 12 * * MON | At 12:00:30 on Monday | 每周一 12:00:30
            0,30 0 12 * * * | At 12:00:00 and 12:00:30 every day | 每天 12:00:00、12:00:30
            0 0 1 * * | At 00:00 on day 1 of every month | 每月 1 日 00:00
            0 0 1,15 * * | At 00:00 on days 1 and 15 of every month | 每月 1、15 日 00:00
            0 0 29 2 * | At 00:00 on day 29 of February | 2 月 29 日 00:00
            0 0 1 1,7 * | At 00:00 on day 1 of January and July | 1 月、7 月的 1 日 00:00
            0 0 L * * | At 00:00 on the last day of every month | 每月最后一天 00:00
            0 0 L-3 * * | At 00:00 on the 4th day from the end of every month | 每月倒数第 4 天 00:00
            0 0 LW * * | At 00:00 on the last weekday (Monday to Friday) of every month | 每月最后一个工作日（周一至周五）00:00
            0 0 15W * * | At 00:00 on the weekday (Monday to Friday) nearest to day 15 of every month | 每月离 15 日最近的工作日（周一至周五）00:00
            0 0 L,15 * * | At 00:00 on day 15 and the last day of every month | 每月 15 日、最后一天 00:00
            0 0 * * 5L | At 00:00 on the last Friday of every month | 每月最后一个周五 00:00
            0 0 * * FRI#2 | At 00:00 on the second Friday of every month | 每月第二个周五 00:00
            0 0 * * 1#1,3#3,FRIL | At 00:00 on the first Monday, the third Wednesday and the last Friday of every month | 每月第一个周一、第三个周三、最后一个周五 00:00
            0 0 * * 1,5L | At 00:00 on every Monday and the last Friday of every month | 每月每个周一、最后一个周五 00:00
            0 0 * * SAT,SUN | At 00:00 on Saturday and Sunday | 每周六、周日 00:00
            0 0 * * FRI-MON | At 00:00 on Friday to Monday | 每周五至周一 00:00
            0 0 * * 1,3,5 | At 00:00 on Monday, Wednesday and Friday | 每周一、周三、周五 00:00
            0 0 13 * 5 | At 00:00 on day 13 of every month and also on Friday | 每月 13 日以及每周五 00:00
            0 0 13 2 5 | At 00:00 on day 13 of February and also on Friday in February | 2 月 13 日以及 2 月的每周五 00:00
            0 0 */2 * 1 | At 00:00 on every 2nd day of every month, starting on day 1, but only if it is Monday | 每月从 1 日起每 2 天（仅限周一）00:00
            0 0 */10 * * | At 00:00 on every 10th day of every month, starting on day 1 | 每月从 1 日起每 10 天 00:00
            0 0 * * */2 | At 00:00 on Tuesday, Thursday, Saturday and Sunday | 每周二、周四、周六、周日 00:00
            5 4 * JAN-MAR,DEC * | At 04:05 every day in December to March | 12 月至次年 3 月每天 04:05
            * * * 6 * | Every minute in June | 6 月每天每分钟
            0 12 * 11-2 MON | At 12:00 on Monday in November to February | 11 月至次年 2 月的每周一 12:00
            0 0 1-7 * * | At 00:00 on days 1 to 7 of every month | 每月 1 至 7 日 00:00
            0 0 1-31 * 1 | At 00:00 every day | 每天 00:00
            */5 * 1 * * | Every 5 minutes on day 1 of every month | 每月 1 日每 5 分钟
            0 * * * 1-5 | At minute 0 of every hour on Monday to Friday | 每周一至周五每小时第 0 分
            0 0-23 * * * | At minute 0 of every hour | 每小时第 0 分
            """)
    void of_a_cron_expression(String text, String english, String chinese) {
        When when = Firings.cron(text, ZONE);

        assertThat(when.explain(Language.ENGLISH)).isEqualTo(english + " (Asia/Shanghai)");
        assertThat(when.explain(Language.CHINESE)).isEqualTo(chinese + "（Asia/Shanghai 时间）");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i=30 | Once in minute 30 of every hour | 每小时的第 30 分钟触发一次
            H=10 | Once between 10:00 and 10:59 every day | 每天 10:00 至 10:59 之间触发一次
            H=10 i=30 | At 10:30 every day | 每天 10:30 触发一次
            d=21 | Once on day 21 of every month | 每月 21 日触发一次
            d=@t | Once on the last day of every month | 每月最后一天触发一次
            d=01 H=10 | Once between 10:00 and 10:59 on day 1 of every month | 每月 1 日 10:00 至 10:59 之间触发一次
            d=01 i=30 | Once in minute 30 of every hour on day 1 of every month | 每月 1 日每小时的第 30 分钟触发一次
            m=12 | Once in December every year | 每年 12 月触发一次
            m=12 H=10 | Once between 10:00 and 10:59 on every day in December every year | 每年 12 月的每天 10:00 至 10:59 之间触发一次
            m=02 i=05 | Once in minute 5 of every hour on every day in February every year | 每年 2 月的每天每小时的第 5 分钟触发一次
            m=02 d=@t | Once on the last day of February every year | 每年 2 月最后一天触发一次
            m=11 d=21 H=10 i=00 | At 10:00 on day 21 of November every year | 每年 11 月 21 日 10:00 触发一次
            N=7 | Once on every Sunday | 每周日触发一次
            N=1 H=09 i=00 | At 09:00 on every Monday | 每周一 09:00 触发一次
            N=1 i=30 | Once in minute 30 of every hour on every Monday | 每周一每小时的第 30 分钟触发一次
            W=5 | Once in ISO week 5 of every year | 每年的 ISO 第 5 周触发一次
            W=5 N=1 | Once on Monday of ISO week 5 of every year | 每年的 ISO 第 5 周的周一触发一次
            Y=2027 W=1 | Once in ISO week 1 of 2027 | 2027 年的 ISO 第 1 周触发一次
            z=324 | Once on day 325 of every year | 每年的第 325 天触发一次
            z=0 H=03 | Once between 03:00 and 03:59 on day 1 of every year | 每年的第 1 天 03:00 至 03:59 之间触发一次
            Y=2028 z=365 | Once on day 366 of 2028 | 2028 年的第 366 天触发一次
            Y=2027 | Once in 2027 | 2027 年触发一次
            Y=2027 m=03 | Once in March 2027 | 2027 年 3 月触发一次
            Y=2027 H=10 | Once between 10:00 and 10:59 every day of 2027 | 2027 年每天 10:00 至 10:59 之间触发一次
            Y=2027 m=03 d=01 | Once on day 1 of March 2027 | 2027 年 3 月 1 日触发一次
            Y=2027 d=@t | Once on the last day of every month of 2027 | 2027 年每月最后一天触发一次
            Y=2027 N=3 | Once on every Wednesday of 2027 | 2027 年的每周三触发一次
            U=600 H=10 | Between 10:00 and 10:59 every day, whenever the last time was at least 10 minutes ago | 每天 10:00 至 10:59 之间，距上次触发满 10 分钟即触发
            U=3600 N=1 | On every Monday, whenever the last time was at least 1 hour ago | 每周一，距上次触发满 1 小时即触发
            U=3600 d=@t | On the last day of every month, whenever the last time was at least 1 hour ago | 每月最后一天，距上次触发满 1 小时即触发
            U=60 i=30 | In minute 30 of every hour, whenever the last time was at least 1 minute ago | 每小时的第 30 分钟，距上次触发满 1 分钟即触发
            U=60 H=10 i=30 | At 10:30 every day, whenever the last time was at least 1 minute ago | 每天 10:30，距上次触发满 1 分钟即触发
            U=86400 m=12 | In December every year, whenever the last time was at least 1 day ago | 每年 12 月，距上次触发满 1 天即触发
            U=3600 Y=2027 | In 2027, whenever the last time was at least 1 hour ago | 2027 年，距上次触发满 1 小时即触发
            Y=2027 m=03 H=10 | Once between 10:00 and 10:59 on every day in March 2027 | 2027 年 3 月的每天 10:00 至 10:59 之间触发一次
            Y=2027 i=10 | Once in minute 10 of every hour in 2027 | 2027 年每小时的第 10 分钟触发一次
            W=5 H=10 | Once between 10:00 and 10:59 on every day in ISO week 5 of every year | 每年的 ISO 第 5 周的每天 10:00 至 10:59 之间触发一次
            """)
    void of_a_condition(String fields, String english, String chinese) {
        When when = Firings.condition(fields, ZONE);

        assertThat(when.explain(Language.ENGLISH)).isEqualTo(english + " (Asia/Shanghai)");
        assertThat(when.explain(Language.CHINESE)).isEqualTo(chinese + "（Asia/Shanghai 时间）");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @every 90s      | Every 1 minute 30 seconds, counted from 2026-01-01T00:00:00Z | 自 2026-01-01T00:00:00Z 起每隔 1 分钟 30 秒触发一次
            @every 1500ms   | Every 1 second 500 milliseconds, counted from 2026-01-01T00:00:00Z | 自 2026-01-01T00:00:00Z 起每隔 1 秒 500 毫秒触发一次
            @reboot         | Once after each boot of the machine | 每次开机后触发一次
            """)
    void of_what_has_no_zone(String text, String english, String chinese) {
        When when = Firings.cron(text, ZONE);

        assertThat(when.explain(Language.ENGLISH)).isEqualTo(english);
        assertThat(when.explain(Language.CHINESE)).isEqualTo(chinese);
    }
}
