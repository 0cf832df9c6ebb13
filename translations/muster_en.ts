<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>muster::BatchArea</name>
    <message numerus="yes">
        <source>Release %n instances…</source>
        <translation>
            <numerusform>Release %n instance…</numerusform>
            <numerusform>Release %n instances…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::BatchOrders</name>
    <message numerus="yes">
        <source>Release %n instances…</source>
        <translation>
            <numerusform>Release %n instance…</numerusform>
            <numerusform>Release %n instances…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finish: order %n instances…</source>
        <translation>
            <numerusform>Finish: order %n instance…</numerusform>
            <numerusform>Finish: order %n instances…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finish: settle %n calls…</source>
        <translation>
            <numerusform>Finish: settle %n call…</numerusform>
            <numerusform>Finish: settle %n calls…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Order %n instances again…</source>
        <translation>
            <numerusform>Order %n instance again…</numerusform>
            <numerusform>Order %n instances again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Top up %n instances…</source>
        <translation>
            <numerusform>Top up %n instance…</numerusform>
            <numerusform>Top up %n instances…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept as it is: cancel %n calls</source>
        <translation>
            <numerusform>Accept as it is: cancel %n call</numerusform>
            <numerusform>Accept as it is: cancel %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Settle %n calls in doubt, %1 instances</source>
        <translation>
            <numerusform>Settle %n call in doubt, %1 instances</numerusform>
            <numerusform>Settle %n calls in doubt, %1 instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls that were not sent</source>
        <translation>
            <numerusform>%n call that was not sent</numerusform>
            <numerusform>%n calls that were not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls are in doubt. Muster looks for their instances first and repeats a call only under its old token: nothing is bought twice.</source>
        <translation>
            <numerusform>%n call is in doubt. Muster looks for its instances first and repeats the call only under its old token: nothing is bought twice.</numerusform>
            <numerusform>%n calls are in doubt. Muster looks for their instances first and repeats a call only under its old token: nothing is bought twice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::FleetPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>instances</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::FleetPresenter</name>
    <message numerus="yes">
        <source>%1 of %n instances</source>
        <extracomment>rows that the filter lets through, and all</extracomment>
        <translation>
            <numerusform>%1 of %n instance</numerusform>
            <numerusform>%1 of %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances selected</source>
        <translation>
            <numerusform>%n instance selected</numerusform>
            <numerusform>%n instances selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Start %n instances again</source>
        <translation>
            <numerusform>Start %n instance again</numerusform>
            <numerusform>Start %n instances again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n instances again…</source>
        <translation>
            <numerusform>Stop %n instance again…</numerusform>
            <numerusform>Stop %n instances again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %n instances again…</source>
        <translation>
            <numerusform>Reboot %n instance again…</numerusform>
            <numerusform>Reboot %n instances again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n instances again…</source>
        <translation>
            <numerusform>Release %n instance again…</numerusform>
            <numerusform>Release %n instances again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the release time of %n instances again…</source>
        <translation>
            <numerusform>Change the release time of %n instance again…</numerusform>
            <numerusform>Change the release time of %n instances again…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend release time of %n instances…</source>
        <translation>
            <numerusform>Extend release time of %n instance…</numerusform>
            <numerusform>Extend release time of %n instances…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::InfoBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more notices</source>
        <translation>
            <numerusform>Show %n more notice</numerusform>
            <numerusform>Show %n more notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::LaunchPresenter</name>
    <message numerus="yes">
        <source>%n fields need attention.</source>
        <translation>
            <numerusform>%n field needs attention.</numerusform>
            <numerusform>%n fields need attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Launch %n instances</source>
        <translation>
            <numerusform>Launch %n instance</numerusform>
            <numerusform>Launch %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls of at most 100</source>
        <translation>
            <numerusform>%n call of at most 100</numerusform>
            <numerusform>%n calls of at most 100</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::Notices</name>
    <message numerus="yes">
        <source>Batch %1: %n more instances than were ordered. They stay as they are and cost money. Compare the batch with the console, and release what is too much.</source>
        <translation>
            <numerusform>Batch %1: %n more instance than was ordered. It stays as it is and costs money. Compare the batch with the console, and release what is too much.</numerusform>
            <numerusform>Batch %1: %n more instances than were ordered. They stay as they are and cost money. Compare the batch with the console, and release what is too much.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Batch %1: the release time came nearer than 30 minutes, so %n calls were not sent. Order what is missing with a later release time.</source>
        <translation>
            <numerusform>Batch %1: the release time came nearer than 30 minutes, so %n call was not sent. Order what is missing with a later release time.</numerusform>
            <numerusform>Batch %1: the release time came nearer than 30 minutes, so %n calls were not sent. Order what is missing with a later release time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Batch %1 was interrupted: %n calls not sent (%2).</source>
        <extracomment>%1 a batch&apos;s label, %2 &quot;700 instances&quot;</extracomment>
        <translation>
            <numerusform>Batch %1 was interrupted: %n call not sent (%2).</numerusform>
            <numerusform>Batch %1 was interrupted: %n calls not sent (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Batch %1 was interrupted. Of %n instances it is not known yet whether they were bought; Muster is looking for them and orders nothing by itself.</source>
        <translation>
            <numerusform>Batch %1 was interrupted. Of %n instance it is not known yet whether it was bought; Muster is looking for it and orders nothing by itself.</numerusform>
            <numerusform>Batch %1 was interrupted. Of %n instances it is not known yet whether they were bought; Muster is looking for them and orders nothing by itself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the release time of %n instances</source>
        <translation>
            <numerusform>Change the release time of %n instance</numerusform>
            <numerusform>Change the release time of %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not known yet whether another %n instances were bought; Muster is looking for them.</source>
        <translation>
            <numerusform>It is not known yet whether another instance was bought; Muster is looking for it.</numerusform>
            <numerusform>It is not known yet whether another %n instances were bought; Muster is looking for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Batch %1: the confirmation is older than 30 minutes, so %n calls were not sent (%2). Nothing more is ordered before you confirm it anew.</source>
        <extracomment>%1 a batch&apos;s label, %2 &quot;700 instances&quot;</extracomment>
        <translation>
            <numerusform>Batch %1: the confirmation is older than 30 minutes, so %n call was not sent (%2). Nothing more is ordered before you confirm it anew.</numerusform>
            <numerusform>Batch %1: the confirmation is older than 30 minutes, so %n calls were not sent (%2). Nothing more is ordered before you confirm it anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::ReleaseFlow</name>
    <message numerus="yes">
        <source>%n instances with their system disks are deleted for good. Type their number to go on.</source>
        <translation>
            <numerusform>%n instance with its system disk is deleted for good. Type 1 to go on.</numerusform>
            <numerusform>%n instances with their system disks are deleted for good. Type their number to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::ReleaseTimeFlow</name>
    <message numerus="yes">
        <source>For %n instances this is earlier than now.</source>
        <translation>
            <numerusform>For %n instance this is earlier than now.</numerusform>
            <numerusform>For %n instances this is earlier than now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::TaskStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::Words</name>
    <message numerus="yes">
        <source>Start %n instances</source>
        <translation>
            <numerusform>Start %n instance</numerusform>
            <numerusform>Start %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n instances</source>
        <translation>
            <numerusform>Stop %n instance</numerusform>
            <numerusform>Stop %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %n instances</source>
        <translation>
            <numerusform>Reboot %n instance</numerusform>
            <numerusform>Reboot %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n instances</source>
        <translation>
            <numerusform>Release %n instance</numerusform>
            <numerusform>Release %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances</source>
        <translation>
            <numerusform>%n instance</numerusform>
            <numerusform>%n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A name has at least %n characters.</source>
        <translation>
            <numerusform>A name has at least %n character.</numerusform>
            <numerusform>A name has at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n characters, numbers included.</source>
        <translation>
            <numerusform>A name has at most %n character, numbers included.</numerusform>
            <numerusform>A name has at most %n characters, numbers included.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A tag has at most %n characters in its key and in its value.</source>
        <translation>
            <numerusform>A tag has at most %n character in its key and in its value.</numerusform>
            <numerusform>A tag has at most %n characters in its key and in its value.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n tags can be given; Muster adds two of its own.</source>
        <translation>
            <numerusform>At most %n tag can be given; Muster adds two of its own.</numerusform>
            <numerusform>At most %n tags can be given; Muster adds two of its own.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n instances it is not known whether they were bought.</source>
        <translation>
            <numerusform>Of %n instance it is not known whether it was bought.</numerusform>
            <numerusform>Of %n instances it is not known whether they were bought.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances were not ordered. Go on with them, or give them up.</source>
        <translation>
            <numerusform>%n instance was not ordered. Go on with it, or give it up.</numerusform>
            <numerusform>%n instances were not ordered. Go on with them, or give them up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances were accepted and then dropped by the service, most often for lack of stock. They cost nothing; order them again.</source>
        <translation>
            <numerusform>%n instance was accepted and then dropped by the service, most often for lack of stock. It costs nothing; order it again.</numerusform>
            <numerusform>%n instances were accepted and then dropped by the service, most often for lack of stock. They cost nothing; order them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances were not seen in the last replies. They may still be there; Muster goes on asking.</source>
        <translation>
            <numerusform>%n instance was not seen in the last replies. It may still be there; Muster goes on asking.</numerusform>
            <numerusform>%n instances were not seen in the last replies. They may still be there; Muster goes on asking.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances were released.</source>
        <translation>
            <numerusform>%n instance was released.</numerusform>
            <numerusform>%n instances were released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n starting</numerusform>
            <numerusform>%n starting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopping</source>
        <translation>
            <numerusform>%n stopping</numerusform>
            <numerusform>%n stopping</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n stopped</numerusform>
            <numerusform>%n stopped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n released</source>
        <translation>
            <numerusform>%n released</numerusform>
            <numerusform>%n released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being ordered</source>
        <translation>
            <numerusform>%n being ordered</numerusform>
            <numerusform>%n being ordered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <translation>
            <numerusform>%n in doubt</numerusform>
            <numerusform>%n in doubt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not bought</source>
        <translation>
            <numerusform>%n not bought</numerusform>
            <numerusform>%n not bought</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances never came.</source>
        <translation>
            <numerusform>%n instance never came.</numerusform>
            <numerusform>%n instances never came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances never came (%1).</source>
        <translation>
            <numerusform>%n instance never came (%1).</numerusform>
            <numerusform>%n instances never came (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances found.</source>
        <translation>
            <numerusform>%n instance found.</numerusform>
            <numerusform>%n instances found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked for %n times.</source>
        <translation>
            <numerusform>Looked for once.</numerusform>
            <numerusform>Looked for %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend release time of %n instances</source>
        <translation>
            <numerusform>Extend release time of %n instance</numerusform>
            <numerusform>Extend release time of %n instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls are being checked; the list tells of each.</source>
        <translation>
            <numerusform>%n call is being checked; the list tells of each.</numerusform>
            <numerusform>%n calls are being checked; the list tells of each.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The confirmation is older than 30 minutes, so %n instances were not ordered. Confirm them anew, or give them up.</source>
        <translation>
            <numerusform>The confirmation is older than 30 minutes, so %n instance was not ordered. Confirm it anew, or give it up.</numerusform>
            <numerusform>The confirmation is older than 30 minutes, so %n instances were not ordered. Confirm them anew, or give them up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli::InstanceTable</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli::LaunchJob</name>
    <message numerus="yes">
        <source>Batch %1 (%2): %n instances ordered.</source>
        <translation>
            <numerusform>Batch %1 (%2): %n instance ordered.</numerusform>
            <numerusform>Batch %1 (%2): %n instances ordered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli::LaunchOrder</name>
    <message numerus="yes">
        <source>The file %1 holds %n profiles; launch needs exactly one.</source>
        <translation>
            <numerusform>The file %1 holds %n profile; launch needs exactly one.</numerusform>
            <numerusform>The file %1 holds %n profiles; launch needs exactly one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli::OrderJob</name>
    <message numerus="yes">
        <source>These are %n instances; to go on, say --yes %1. Nothing was sent.</source>
        <translation>
            <numerusform>This is %n instance; to go on, say --yes %1. Nothing was sent.</numerusform>
            <numerusform>These are %n instances; to go on, say --yes %1. Nothing was sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli::RecoverJob</name>
    <message numerus="yes">
        <source>%n instances were found by their tags and written down.</source>
        <translation>
            <numerusform>%n instance was found by its tags and written down.</numerusform>
            <numerusform>%n instances were found by their tags and written down.</numerusform>
        </translation>
    </message>
</context>
</TS>
