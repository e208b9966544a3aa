<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>boxwright::AnnotateController</name>
    <message numerus="yes">
        <source>%Ln edit(s) of the last session were restored.</source>
        <translation>
            <numerusform>%Ln edit of the last session was restored.</numerusform>
            <numerusform>%Ln edits of the last session were restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es) deleted</source>
        <translation>
            <numerusform>%Ln box deleted</numerusform>
            <numerusform>%Ln boxes deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::AnnotateWorkspace</name>
    <message numerus="yes">
        <source>%Ln box(es) renamed</source>
        <translation>
            <numerusform>%Ln box renamed</numerusform>
            <numerusform>%Ln boxes renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) have proposals from Detect now. Those that match a box that is there are hidden.</source>
        <translation>
            <numerusform>%Ln image has proposals from Detect now. Those that match a box that is there are hidden.</numerusform>
            <numerusform>%Ln images have proposals from Detect now. Those that match a box that is there are hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Annotations are in “%1” now: %2 of %Ln image(s) have one.</source>
        <translation>
            <numerusform>Annotations are in “%1” now: %2 of %Ln image has one.</numerusform>
            <numerusform>Annotations are in “%1” now: %2 of %Ln images have one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DataCheck</name>
    <message numerus="yes">
        <source>%1 findings corrected in %Ln file(s)</source>
        <translation>
            <numerusform>%1 findings corrected in %Ln file</numerusform>
            <numerusform>%1 findings corrected in %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln correction(s) were not made. %1</source>
        <translation>
            <numerusform>%Ln correction was not made. %1</numerusform>
            <numerusform>%Ln corrections were not made. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DataCheckDialog</name>
    <message numerus="yes">
        <source>Correct %1 in %Ln file(s)</source>
        <translation>
            <numerusform>Correct %1 in %Ln file</numerusform>
            <numerusform>Correct %1 in %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectWorkspace</name>
    <message numerus="yes">
        <source>%Ln file(s) written to %1</source>
        <translation>
            <numerusform>%Ln file written to %1</numerusform>
            <numerusform>%Ln files written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionController</name>
    <message numerus="yes">
        <source>%Ln file(s) were left out because they are no images.</source>
        <translation>
            <numerusform>%Ln file was left out because it is no image.</numerusform>
            <numerusform>%Ln files were left out because they are no images.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionListModel</name>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln box</numerusform>
            <numerusform>%Ln boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionListPanel</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::DetectionViewer</name>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln box</numerusform>
            <numerusform>%Ln boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::EvaluationResults</name>
    <message numerus="yes">
        <source>%Ln remark(s)</source>
        <translation>
            <numerusform>%Ln remark</numerusform>
            <numerusform>%Ln remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln box</numerusform>
            <numerusform>%Ln boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln image(s), as they are shown now.</source>
        <translation>
            <numerusform>%1 in %Ln image, as they are shown now.</numerusform>
            <numerusform>%1 in %Ln images, as they are shown now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::FilePanel</name>
    <message numerus="yes">
        <source>%Ln image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::FindingViewer</name>
    <message numerus="yes">
        <source>Annotated: %Ln box(es)</source>
        <translation>
            <numerusform>Annotated: %Ln box</numerusform>
            <numerusform>Annotated: %Ln boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Detected: %Ln box(es)</source>
        <translation>
            <numerusform>Detected: %Ln box</numerusform>
            <numerusform>Detected: %Ln boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::FindingsPanel</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::InspectionViews</name>
    <message numerus="yes">
        <source>No anchor of any level overlaps %Ln box(es) by %1.</source>
        <translation>
            <numerusform>No anchor of any level overlaps %Ln box by %1.</numerusform>
            <numerusform>No anchor of any level overlaps %Ln boxes by %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of your boxes have no proposal that overlaps by %1: the second stage cannot find them. Train longer, or look at the anchors.</source>
        <translation>
            <numerusform>%Ln of your boxes has no proposal that overlaps by %1: the second stage cannot find it. Train longer, or look at the anchors.</numerusform>
            <numerusform>%Ln of your boxes have no proposal that overlaps by %1: the second stage cannot find them. Train longer, or look at the anchors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln proposal(s) hit your objects. Early in a training that is usual; if it stays so, the first stage does not learn.</source>
        <translation>
            <numerusform>Only %Ln proposal hits your objects. Early in a training that is usual; if it stays so, the first stage does not learn.</numerusform>
            <numerusform>Only %Ln proposals hit your objects. Early in a training that is usual; if it stays so, the first stage does not learn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %Ln of them not even by %1.</source>
        <translation>
            <numerusform>For %Ln of them not even by %1.</numerusform>
            <numerusform>For %Ln of them not even by %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::MainWindow</name>
    <message numerus="yes">
        <source>%1 (and %Ln more)</source>
        <translation>
            <numerusform>%1 (and %Ln more)</numerusform>
            <numerusform>%1 (and %Ln more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) dropped.</source>
        <translation>
            <numerusform>%Ln image dropped.</numerusform>
            <numerusform>%Ln images dropped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::PixelsButton</name>
    <message numerus="yes">
        <source>In %Ln annotation file(s) looked at: %1 with a box that begins at 0, %2 that look like labelImg&apos;s, %3 that look like the original VOC.</source>
        <translation>
            <numerusform>In %Ln annotation file looked at: %1 with a box that begins at 0, %2 that look like labelImg&apos;s, %3 that look like the original VOC.</numerusform>
            <numerusform>In %Ln annotation files looked at: %1 with a box that begins at 0, %2 that look like labelImg&apos;s, %3 that look like the original VOC.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::PropertiesPanel</name>
    <message numerus="yes">
        <source>%Ln selected box(es)</source>
        <translation>
            <numerusform>%Ln selected box</numerusform>
            <numerusform>%Ln selected boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::ProposalBar</name>
    <message numerus="yes">
        <source>%Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln proposal</numerusform>
            <numerusform>%Ln proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::ProposalController</name>
    <message numerus="yes">
        <source>%Ln proposal(s) above the threshold</source>
        <translation>
            <numerusform>%Ln proposal above the threshold</numerusform>
            <numerusform>%Ln proposals above the threshold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s) accepted</source>
        <translation>
            <numerusform>%Ln proposal accepted</numerusform>
            <numerusform>%Ln proposals accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>boxwright::StatusReadout</name>
    <message numerus="yes">
        <source>%Ln box(es)</source>
        <translation>
            <numerusform>%Ln box</numerusform>
            <numerusform>%Ln boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln box(es)</source>
        <translation>
            <numerusform>%1 of %Ln box</numerusform>
            <numerusform>%1 of %Ln boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) are verified</source>
        <translation>
            <numerusform>%Ln image is verified</numerusform>
            <numerusform>%Ln images are verified</numerusform>
        </translation>
    </message>
</context>
</TS>
