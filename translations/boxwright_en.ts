<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>boxwright::AnnotateController</name>
    <message numerus="yes">
        <source>%n edit(s) of the last session were restored.</source>
        <translation>
            <numerusform>%n edit of the last session was restored.</numerusform>
            <numerusform>%n edits of the last session were restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es) deleted</source>
        <translation>
            <numerusform>%n box deleted</numerusform>
            <numerusform>%n boxes deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::AnnotateWorkspace</name>
    <message numerus="yes">
        <source>%n box(es) renamed</source>
        <translation>
            <numerusform>%n box renamed</numerusform>
            <numerusform>%n boxes renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) have proposals from Detect now. Those that match a box that is there are hidden.</source>
        <translation>
            <numerusform>%n image has proposals from Detect now. Those that match a box that is there are hidden.</numerusform>
            <numerusform>%n images have proposals from Detect now. Those that match a box that is there are hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Annotations are in “%1” now: %2 of %n image(s) have one.</source>
        <translation>
            <numerusform>Annotations are in “%1” now: %2 of %n image has one.</numerusform>
            <numerusform>Annotations are in “%1” now: %2 of %n images have one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DataCheck</name>
    <message numerus="yes">
        <source>%1 findings corrected in %n file(s)</source>
        <translation>
            <numerusform>%1 findings corrected in %n file</numerusform>
            <numerusform>%1 findings corrected in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) were not made. %1</source>
        <translation>
            <numerusform>%n correction was not made. %1</numerusform>
            <numerusform>%n corrections were not made. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DataCheckDialog</name>
    <message numerus="yes">
        <source>Correct %1 in %n file(s)</source>
        <translation>
            <numerusform>Correct %1 in %n file</numerusform>
            <numerusform>Correct %1 in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectWorkspace</name>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>%n file written to %1</numerusform>
            <numerusform>%n files written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionController</name>
    <message numerus="yes">
        <source>%n file(s) were left out because they are no images.</source>
        <translation>
            <numerusform>%n file was left out because it is no image.</numerusform>
            <numerusform>%n files were left out because they are no images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionListModel</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionListPanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionViewer</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::EvaluationResults</name>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::ExportDialog</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n image(s), as they are shown now.</source>
        <translation>
            <numerusform>%1 in %n image, as they are shown now.</numerusform>
            <numerusform>%1 in %n images, as they are shown now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::FilePanel</name>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::FindingViewer</name>
    <message numerus="yes">
        <source>Annotated: %n box(es)</source>
        <translation>
            <numerusform>Annotated: %n box</numerusform>
            <numerusform>Annotated: %n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detected: %n box(es)</source>
        <translation>
            <numerusform>Detected: %n box</numerusform>
            <numerusform>Detected: %n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::FindingsPanel</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::InspectionViews</name>
    <message numerus="yes">
        <source>No anchor of any level overlaps %n box(es) by %1.</source>
        <translation>
            <numerusform>No anchor of any level overlaps %n box by %1.</numerusform>
            <numerusform>No anchor of any level overlaps %n boxes by %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your boxes have no proposal that overlaps by %1: the second stage cannot find them. Train longer, or look at the anchors.</source>
        <translation>
            <numerusform>%n of your boxes has no proposal that overlaps by %1: the second stage cannot find it. Train longer, or look at the anchors.</numerusform>
            <numerusform>%n of your boxes have no proposal that overlaps by %1: the second stage cannot find them. Train longer, or look at the anchors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n proposal(s) hit your objects. Early in a training that is usual; if it stays so, the first stage does not learn.</source>
        <translation>
            <numerusform>Only %n proposal hits your objects. Early in a training that is usual; if it stays so, the first stage does not learn.</numerusform>
            <numerusform>Only %n proposals hit your objects. Early in a training that is usual; if it stays so, the first stage does not learn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n of them not even by %1.</source>
        <translation>
            <numerusform>For %n of them not even by %1.</numerusform>
            <numerusform>For %n of them not even by %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::MainWindow</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) dropped.</source>
        <translation>
            <numerusform>%n image dropped.</numerusform>
            <numerusform>%n images dropped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::PixelsButton</name>
    <message numerus="yes">
        <source>In %n annotation file(s) looked at: %1 with a box that begins at 0, %2 that look like labelImg&apos;s, %3 that look like the original VOC.</source>
        <translation>
            <numerusform>In %n annotation file looked at: %1 with a box that begins at 0, %2 that look like labelImg&apos;s, %3 that look like the original VOC.</numerusform>
            <numerusform>In %n annotation files looked at: %1 with a box that begins at 0, %2 that look like labelImg&apos;s, %3 that look like the original VOC.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::PropertiesPanel</name>
    <message numerus="yes">
        <source>%n selected box(es)</source>
        <translation>
            <numerusform>%n selected box</numerusform>
            <numerusform>%n selected boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::ProposalBar</name>
    <message numerus="yes">
        <source>%n proposal(s)</source>
        <translation>
            <numerusform>%n proposal</numerusform>
            <numerusform>%n proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::ProposalController</name>
    <message numerus="yes">
        <source>%n proposal(s) above the threshold</source>
        <translation>
            <numerusform>%n proposal above the threshold</numerusform>
            <numerusform>%n proposals above the threshold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposal(s) accepted</source>
        <translation>
            <numerusform>%n proposal accepted</numerusform>
            <numerusform>%n proposals accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::StatusReadout</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n box(es)</source>
        <translation>
            <numerusform>%1 of %n box</numerusform>
            <numerusform>%1 of %n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) are verified</source>
        <translation>
            <numerusform>%n image is verified</numerusform>
            <numerusform>%n images are verified</numerusform>
        </translation>
    </message>
</context>
</TS>
